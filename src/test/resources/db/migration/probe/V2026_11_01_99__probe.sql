-- No unique constraint: an effect that happens twice must show.
create table probe_effect (
    id       bigint generated always as identity primary key,
    event_id uuid   not null,
    stream   text   not null,
    version  bigint not null
);
