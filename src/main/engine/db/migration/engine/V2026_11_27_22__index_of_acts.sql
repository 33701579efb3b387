-- In a migration of its own: appends wait for this one, but nothing that only reads does.
create index event_of_staff on event (position) where of_staff is not false;
