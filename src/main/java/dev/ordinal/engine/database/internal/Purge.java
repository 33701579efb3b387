package dev.ordinal.engine.database.internal;

import dev.ordinal.engine.database.NativeQueries;
import dev.ordinal.engine.database.Transactions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Duration;

/** Deletion of rows that are older than a given age, by the database's clock. */
@ApplicationScoped
public class Purge {

    /** The most rows that one statement deletes, so that none takes long. */
    private static final int AT_ONCE = 10_000;

    @Inject private NativeQueries queries;
    @Inject private Transactions transactions;

    /**
     * Deletes the rows of a table that are older than {@code kept}.
     *
     * @param table a table with a column {@code recorded_at}
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
        return transactions.call(() -> queries.update(delete, (double) kept.toSeconds(), AT_ONCE));
    }
}
