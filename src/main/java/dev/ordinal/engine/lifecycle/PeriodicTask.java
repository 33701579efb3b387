package dev.ordinal.engine.lifecycle;

import java.time.Duration;

/**
 * A task that every server repeats for as long as it runs. Any CDI bean of this type takes part. It
 * begins when the server starts and has a thread of its own. Servers do not coordinate: several may
 * run the same task at the same time.
 */
public interface PeriodicTask {

    /** The name of the task in the log and in the liveness check. */
    String name();

    /** The pause between the end of one run and the start of the next. */
    Duration every();

    /**
     * One run. It is called outside of a transaction; {@link
     * dev.ordinal.engine.database.Transactions} begins one. An exception is logged, and the next
     * run takes place as planned. After an {@link Error} the task ends, and the liveness check
     * fails. A stop of the server waits up to 10 seconds for the run, then interrupts it.
     */
    void run();
}
