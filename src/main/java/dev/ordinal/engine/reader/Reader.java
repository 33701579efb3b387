package dev.ordinal.engine.reader;

import dev.ordinal.engine.store.StoredEvent;

import java.util.List;

/**
 * Reads the log in order, each event once: the effect of {@link #read} and the checkpoint commit
 * together. Events of one stream never overtake each other; partitions run side by side, on any
 * number of servers. A reader whose effect is outside the database gets events again after a
 * failure.
 */
public interface Reader {

    /** Names the checkpoint. Renaming a reader starts it from the beginning of the log. */
    String name();

    /** Into how many parts its work is cut when it runs for the first time. */
    default int partitions() {
        return 1;
    }

    /**
     * Takes the next events, in a transaction. Whatever it throws rolls back, and the same events
     * come again after a pause, one at a time.
     *
     * @param events in the order of the log, never empty
     */
    void read(List<StoredEvent> events);
}
