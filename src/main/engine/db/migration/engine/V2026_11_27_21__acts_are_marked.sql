-- Whether an event is an act of staff, which the audit lists: decided when it is written, by the
-- configuration of the server that writes it. True or false for all events up to now. Null in what
-- servers of the version before still write; the audit then looks at the role itself.
alter table event add column of_staff boolean default false;
alter table event alter column of_staff drop default;

-- Events stay as they are: what is marked is what the audit has listed so far.
alter table event disable trigger event_is_immutable;
update event set of_staff = true
 where (actor_role in ('operator', 'admin') or starts_with(stream, 'audit-'));
alter table event enable trigger event_is_immutable;

drop index event_of_staff;
