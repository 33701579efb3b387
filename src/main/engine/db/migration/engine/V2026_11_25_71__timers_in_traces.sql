-- The trace in which a timer was started; what follows when it is due belongs to it.
alter table saga_timer add column traceparent text, add column tracestate text;
