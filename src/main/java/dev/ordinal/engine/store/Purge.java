package dev.ordinal.engine.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import java.time.Duration;

/** Deletion of rows that are older than a given age, by the database's clock. */
@ApplicationScoped
public class Purge {

    /** The most rows that one statement deletes, so that none takes long. */
    private static final int AT_ONCE = 10_000;

    @PersistenceContext private EntityManager entities;
    @Inject private Transactions transactions;

    /**
     * Deletes the rows of a table that are older than that.
     *
     * @param table one of our own, with a column {@code recorded_at}
     */
    public void olderThan(Duration kept, String table) {
        while (some(kept, table) == AT_ONCE) {
            // there is more
        }
    }

    private int some(Duration kept, String table) {
        var delete =
                """
                delete from %1$s where ctid in (
                    select ctid from %1$s
                     where recorded_at < clock_timestamp() - make_interval(secs => ?1) limit ?2)\
                """
                        .formatted(table);
        return transactions.call(() ->
                entities.createNativeQuery(delete)
                        .setParameter(1, (double) kept.toSeconds())
                        .setParameter(2, AT_ONCE)
                        .executeUpdate());
    }
}
