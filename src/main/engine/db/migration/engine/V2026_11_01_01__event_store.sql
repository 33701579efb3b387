-- Positions come from a sequence without cache, so that a position seen proves that every lower
-- one has been drawn (and is committed, rolled back, or in a transaction still alive).
create sequence event_position as bigint increment by 1 start with 1 cache 1;

-- The order of the first two columns matters: defaults are evaluated in table order, and a
-- transaction must hold its id before it draws a position. Readers rely on that (HighWaterMark).
create table event (
    xid            xid8        not null default pg_current_xact_id(),
    position       bigint      not null default nextval('event_position'),
    id             uuid        not null,
    stream         text        collate "C" not null,
    version        bigint      not null check (version > 0),
    slot           smallint    not null,
    name           text        collate "C" not null,
    schema_version text        collate "C" not null,
    body           jsonb       not null,
    correlation_id uuid        not null,
    causation_id   uuid        not null,
    actor          text        not null,
    traceparent    text,
    tracestate     text,
    recorded_at    timestamptz not null default clock_timestamp(),
    primary key (position),
    constraint event_stream_version unique (stream, version),
    constraint event_id unique (id)
);
alter sequence event_position owned by event.position;

-- Events are immutable.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'events are immutable: % on % refused', tg_op, tg_table_name;
end $$;
create trigger event_is_immutable before update or delete or truncate on event
    for each statement execute function refuse_change();

-- How a stream looked at some version, as the code with this fingerprint folded it.
create table snapshot (
    stream      text        collate "C" primary key,
    version     bigint      not null,
    fingerprint text        not null,
    state       jsonb       not null,
    taken_at    timestamptz not null default clock_timestamp()
);

-- One row for each reader and partition. Its row lock is the lease on the work.
create table checkpoint (
    reader        text        not null,
    partition     smallint    not null,
    first_slot    smallint    not null,
    last_slot     smallint    not null,
    position      bigint      not null default 0,
    failures      integer     not null default 0,
    failing_since timestamptz,
    error         text,
    primary key (reader, partition)
) with (fillfactor = 50);

-- What a command with an idempotency key was answered.
create table receipt (
    scope       text        not null,
    key         text        not null,
    fingerprint text        not null,
    result      jsonb       not null,
    recorded_at timestamptz not null default clock_timestamp(),
    primary key (scope, key)
);
create index receipt_recorded_at on receipt using brin (recorded_at);

-- Which events a consumer has worked off, written with the effect.
create table inbox (
    consumer    text        not null,
    event_id    uuid        not null,
    recorded_at timestamptz not null default clock_timestamp(),
    primary key (consumer, event_id)
);
create index inbox_recorded_at on inbox using brin (recorded_at);
