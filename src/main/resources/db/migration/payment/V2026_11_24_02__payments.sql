create table payment_details (
    payment_id uuid  primary key,
    document   jsonb not null
) with (fillfactor = 80);

-- What the provider is to be asked. Whoever works on a row moves its due_at into the future; that
-- is the lease, by the database's clock. Null: there is nothing to ask now.
create table payment_call (
    payment_id     uuid          primary key,
    kind           text          not null check (kind in ('capture', 'refund')),
    amount         numeric(19,4) not null,
    currency       text          not null,
    payment_method text          not null,
    refund_wished  boolean       not null,
    reference      text,
    refund         text,
    correlation_id uuid          not null,
    version        bigint        not null,
    since          timestamptz   not null,
    attempts       integer       not null,
    due_at         timestamptz,
    error          text
) with (fillfactor = 80);
create index payment_call_due on payment_call (due_at) where due_at is not null;
