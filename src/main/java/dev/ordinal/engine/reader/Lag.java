package dev.ordinal.engine.reader;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/**
 * How far a partition is behind, by the database's clock. Counts at most {@link Backlogs#MOST}
 * events.
 */
@ApplicationScoped
class Lag {

    private static final String BEHIND =
            """
            select count(*),
                   cast(coalesce(extract(epoch from clock_timestamp() - min(recorded_at)), 0) as float8)
              from (select recorded_at from event
                     where position > ?1 and slot between ?2 and ?3
                     order by position limit ?4) as first_ones
            """;

    @PersistenceContext private EntityManager entities;

    ReaderStatus of(CheckpointRow row) {
        var behind =
                (Object[])
                        entities.createNativeQuery(BEHIND)
                                .setParameter(1, row.position())
                                .setParameter(2, row.slots().first())
                                .setParameter(3, row.slots().last())
                                .setParameter(4, Backlogs.MOST)
                                .getSingleResult();
        return new ReaderStatus(
                row.reader(),
                row.partition(),
                row.position(),
                ((Number) behind[0]).longValue(),
                Math.max(0, ((Number) behind[1]).doubleValue()),
                row.failures(),
                row.failingSince(),
                row.error());
    }
}
