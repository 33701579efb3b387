-- No unique constraint: an effect that happens twice must show.
create table witness (
    id           bigint generated always as identity primary key,
    subscription text   not null,
    server       text   not null,
    stream       text   not null,
    version      bigint not null
);
