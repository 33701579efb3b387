-- The command that is answered by what comes of a call.
alter table payment_call add column causation_id uuid;
