package dev.ordinal.engine.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import java.time.Duration;

/** Deletes what has had its time, by the database's clock. */
@ApplicationScoped
public class Purge {

    @PersistenceContext private EntityManager entities;
    @Inject private Transactions transactions;

    /**
     * Deletes the rows of a table that are older than that.
     *
     * @param table one of our own, with a column {@code recorded_at}
     */
    public void olderThan(Duration kept, String table) {
        var delete =
                "delete from "
                        + table
                        + " where recorded_at < clock_timestamp() - make_interval(secs => ?1)";
        transactions.run(() ->
                entities.createNativeQuery(delete)
                        .setParameter(1, (double) kept.toSeconds())
                        .executeUpdate());
    }
}
