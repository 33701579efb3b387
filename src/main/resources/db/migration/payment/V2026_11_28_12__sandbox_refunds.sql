-- What becomes of refunds of a payment: several, in part, pending, refused or failed.
alter table sandbox_intent
    add column refunds  text  not null default 'succeed',
    add column metadata jsonb not null default '{}';
alter table sandbox_refund drop constraint sandbox_refund_intent_key;
create index sandbox_refund_intent on sandbox_refund (intent);
alter table sandbox_refund
    add column status   text  not null default 'succeeded',
    add column failure  text,
    add column reason   text,
    add column metadata jsonb not null default '{}';
