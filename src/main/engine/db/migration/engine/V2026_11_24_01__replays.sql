-- Many dead letters that are being delivered again. Who locks the row goes on with it.
create table replay (
    id           uuid        primary key,
    subscription text,
    cause        text,
    reason       text,
    actor        text        not null,
    total        integer     not null,
    done         integer     not null,
    gone         integer     not null,
    failed       integer     not null,
    last_error   text,
    recorded_at  timestamptz not null,
    finished_at  timestamptz
);
create index replay_unfinished on replay (recorded_at) where finished_at is null;

-- Which of its letters are still to be delivered, in this order.
create table replay_letter (
    replay       uuid        not null references replay on delete cascade,
    number       bigint      not null,
    subscription text        not null,
    letter       text        not null,
    primary key (replay, number)
);
