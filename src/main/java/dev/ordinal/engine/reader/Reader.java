package dev.ordinal.engine.reader;

import dev.ordinal.engine.log.StoredEvent;

import java.time.Duration;
import java.util.List;

/**
 * Reads the log in order, each event once: the effect of {@link #read} and the checkpoint commit
 * together. Events of one stream never overtake each other; partitions run side by side, on any
 * number of servers. A reader whose effect is outside the database gets events again after a
 * failure.
 */
public interface Reader {

    /** For whom a few milliseconds do not matter. */
    Duration USUAL_PACE = Duration.ofMillis(25);

    /** For what others wait for at every step. */
    Duration QUICK_PACE = Duration.ofMillis(2);

    /** Names the checkpoint. Renaming a reader starts it from the beginning of the log. */
    String name();

    /** Into how many parts its work is cut when it runs for the first time. */
    default int partitions() {
        return 1;
    }

    /** The shortest time between two batches that were not full, which gathers under load. */
    default Duration pace() {
        return USUAL_PACE;
    }

    /**
     * Takes the next events, in a transaction. Whatever it throws rolls back, and the same events
     * come again after a pause, one at a time.
     *
     * @param events in the order of the log, never empty
     */
    void read(List<StoredEvent> events);
}
