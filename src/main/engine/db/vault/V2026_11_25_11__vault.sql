-- Who the pseudonyms are. Without its key nothing that was sealed for a person can be read any more;
-- an erased person leaves a row without a name and without a key.
create table person (
    id             uuid        primary key,
    subject_hash   text        unique,
    subject_sealed text,
    key_wrapped    text,
    created_at     timestamptz not null default clock_timestamp(),
    erased_at      timestamptz,
    check (num_nulls(subject_hash, subject_sealed, key_wrapped)
           = case when erased_at is null then 0 else 3 end)
);

-- Recognises the master key; of the key itself nothing is here.
create table master_key (
    single      boolean primary key default true check (single),
    check_value text    not null
);
