-- In which role the actor wanted it. Older entries do not tell: nobody had to show who they were.
alter table event add column actor_role text not null default 'unknown';
alter table replay add column actor_role text not null default 'unknown';
