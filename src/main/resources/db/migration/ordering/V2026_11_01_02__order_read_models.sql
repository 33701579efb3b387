create table order_details (
    order_id uuid  primary key,
    document jsonb not null
) with (fillfactor = 80);

create table order_list (
    order_id    uuid          primary key,
    customer_id text          not null,
    position    bigint        not null,
    status      text          not null,
    amount      numeric(19,4) not null,
    currency    text          not null,
    pieces      integer       not null,
    version     bigint        not null,
    created_at  timestamptz   not null,
    updated_at  timestamptz   not null
) with (fillfactor = 80);
create index order_list_of_customer on order_list (customer_id, position desc);
