-- Each attempt to refund has an idempotency key of its own.
alter table payment_call add column attempt integer not null default 1;
