package dev.ordinal.engine.lifecycle;

import java.time.Duration;

/** Something to be done again and again; any server may do it, at any time. */
public interface Chore {

    /** Names it in the log. */
    String name();

    /** The pause between two times. */
    Duration every();

    /** Does it, in transactions of its own. */
    void run();
}
