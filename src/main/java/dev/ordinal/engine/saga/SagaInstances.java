package dev.ordinal.engine.saga;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import java.util.List;

/** The list of all instances, kept with every step; and the lock that makes steps take turns. */
@ApplicationScoped
class SagaInstances {

    private static final String LOCK =
            "select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)";

    private static final String SAVE =
            """
            insert into saga_instance (saga, instance, state, finished, attention)
            values (?1, ?2, ?3, ?4, ?5)
            on conflict (saga, instance) do update
               set state = excluded.state, finished = excluded.finished,
                   attention = excluded.attention, changed_at = clock_timestamp()\
            """;

    @PersistenceContext private EntityManager entities;

    /** Where an instance stands. */
    record Standing(
            String saga,
            String instance,
            String state,
            boolean isFinished,
            List<String> attention) {}

    /** Until the end of the transaction; also for an instance that is not there yet. */
    void lock(String saga, String instance) {
        entities.createNativeQuery(LOCK).setParameter(1, saga + "-" + instance).getSingleResult();
    }

    void save(Standing standing) {
        entities.createNativeQuery(SAVE)
                .setParameter(1, standing.saga())
                .setParameter(2, standing.instance())
                .setParameter(3, standing.state())
                .setParameter(4, standing.isFinished())
                .setParameter(5, String.join("\n", standing.attention()))
                .executeUpdate();
    }
}
