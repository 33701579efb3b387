-- The trace in which a call came up.
alter table payment_call add column traceparent text, add column tracestate text;
