package dev.ordinal.engine.database.internal;

import dev.ordinal.engine.lifecycle.PeriodicTask;

import java.time.Duration;

/**
 * Retention of one table: a periodic task that deletes the rows that are older than the retention
 * time. The package that owns the table produces it as a bean.
 *
 * @param table one of the engine's own, with a column {@code recorded_at}
 * @param kept the retention time
 * @param first an action before each deletion, which renews rows that are still needed; if it
 *     throws an exception, nothing is deleted
 */
public record Retention(String table, Duration kept, Purge purge, Runnable first)
        implements PeriodicTask {

    private static final Duration INTERVAL = Duration.ofHours(1);

    public Retention(String table, Duration kept, Purge purge) {
        this(table, kept, purge, () -> {});
    }

    @Override
    public String name() {
        return table + "-retention";
    }

    @Override
    public Duration every() {
        return INTERVAL;
    }

    @Override
    public void run() {
        first.run();
        purge.olderThan(kept, table);
    }
}
