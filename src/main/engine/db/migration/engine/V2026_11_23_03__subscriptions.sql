-- What has been subscribed: the broker deletes a backlog when the pattern of its subscription changes.
create table subscription (
    name        text        primary key,
    pattern     text        not null,
    declared_at timestamptz not null default clock_timestamp()
);
