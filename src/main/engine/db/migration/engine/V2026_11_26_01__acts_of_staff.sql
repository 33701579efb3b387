-- What operators and admins have brought about, for the audit: on its own streams and on all others.
create index event_of_staff on event (position)
    where (actor_role in ('operator', 'admin') or starts_with(stream, 'audit-'));
