create table counter (
    counter_id uuid    primary key,
    label      text    not null,
    unit       text    not null,
    counted    int     not null,
    stopped    boolean not null,
    version    bigint  not null
);

-- No unique constraint: an effect that happens twice must show.
create table effect (
    id           bigint generated always as identity primary key,
    subscription text not null,
    event_id     uuid not null,
    event        text not null,
    stream       text not null
);
