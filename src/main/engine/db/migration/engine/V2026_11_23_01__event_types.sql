-- Which events are stored in which versions; equal entries of an index are kept once.
create index event_type on event (name, schema_version);
