package dev.ordinal.engine.lifecycle;

import java.time.Duration;

/**
 * A task that every server repeats for as long as it runs. Any bean of this type is started with
 * the server, on a thread of its own. Servers do not coordinate: several may run the same task at
 * the same time.
 */
public interface PeriodicTask {

    /** The task's name in the log. */
    String name();

    /** The pause between the end of one run and the start of the next. */
    Duration every();

    /**
     * One run. It is called outside of a transaction and begins its own. What it throws is logged,
     * and the next run takes place as planned.
     */
    void run();
}
