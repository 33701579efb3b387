-- Where every instance of a saga stands: a list, kept with each step. The story is on its stream.
create table saga_instance (
    number     bigint      generated always as identity,
    saga       text        not null,
    instance   text        not null,
    state      text        not null,
    finished   boolean     not null,
    attention  text        not null,
    started_at timestamptz not null default clock_timestamp(),
    changed_at timestamptz not null default clock_timestamp(),
    primary key (saga, instance)
);
create unique index saga_instance_number on saga_instance (saga, number);
create index saga_instance_open on saga_instance (saga, state, changed_at) where not finished;
create index saga_instance_attention on saga_instance (saga, changed_at) where attention <> '';

-- When instances are to be told that their time is up.
create table saga_timer (
    saga           text        not null,
    instance       text        not null,
    name           text        not null,
    due_at         timestamptz not null,
    correlation_id uuid        not null,
    primary key (saga, instance, name)
);
create index saga_timer_due on saga_timer (due_at);
