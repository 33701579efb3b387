-- Events that wait because they failed, or because an earlier one of their stream did, in front of a
-- subscription that takes the events of a stream in order.
create table parked_event (
    subscription text        not null,
    event_id     uuid        not null,
    stream       text        collate "C" not null,
    position     bigint      not null,
    event        text        not null,
    headers      text        not null,
    failures     integer     not null,
    due_at       timestamptz not null,
    error        text,
    parked_at    timestamptz not null default clock_timestamp(),
    primary key (subscription, event_id)
);
create index parked_event_stream on parked_event (subscription, stream, position);
create index parked_event_due on parked_event (subscription, due_at);
