-- The provider's own books, where the sandbox plays the provider.
create table sandbox_intent (
    id             text        primary key,
    payment_id     text        not null,
    amount         bigint      not null,
    currency       text        not null,
    payment_method text        not null,
    status         text        not null,
    decline_code   text,
    created_at     timestamptz not null default clock_timestamp()
);
create index sandbox_intent_payment on sandbox_intent (payment_id);
create table sandbox_refund (
    id         text        primary key,
    intent     text        not null unique references sandbox_intent,
    amount     bigint      not null,
    created_at timestamptz not null default clock_timestamp()
);

-- What was answered under an idempotency key.
create table sandbox_key (
    key         text        primary key,
    fingerprint text        not null,
    status      integer     not null,
    body        text        not null,
    recorded_at timestamptz not null default clock_timestamp()
);
