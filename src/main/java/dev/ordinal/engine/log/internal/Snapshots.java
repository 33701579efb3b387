package dev.ordinal.engine.log.internal;

import dev.ordinal.engine.database.NativeQueries;
import dev.ordinal.engine.message.StreamId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import java.util.Optional;

/** The newest snapshot of each stream. */
@ApplicationScoped
public class Snapshots {

    /** An older snapshot of the same code never replaces a newer one. */
    private static final String SAVE =
            """
            insert into snapshot (stream, version, fingerprint, state)
            values (?1, ?2, ?3, cast(?4 as jsonb))
            on conflict (stream) do update
               set version = excluded.version, fingerprint = excluded.fingerprint,
                   state = excluded.state, taken_at = clock_timestamp()
             where snapshot.version < excluded.version
                or snapshot.fingerprint <> excluded.fingerprint
            """;

    @PersistenceContext private EntityManager entities;
    @Inject private NativeQueries queries;

    public Optional<Snapshot> find(StreamId stream) {
        return Optional.ofNullable(entities.find(SnapshotRow.class, stream.toString()))
                .map(SnapshotRow::toSnapshot);
    }

    public void save(StreamId stream, Snapshot snapshot) {
        queries.update(
                SAVE,
                stream.toString(),
                snapshot.version(),
                snapshot.fingerprint(),
                snapshot.state());
    }
}
