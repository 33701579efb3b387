package dev.ordinal.guarantees;

import dev.ordinal.engine.sample.CounterEvent;
import dev.ordinal.engine.sample.CounterEvent.CounterStarted;

/** Labels of counters, by which a test says what a witness does with them. */
final class Labels {
    private Labels() {}

    static boolean isOf(String label, CounterEvent event) {
        return event instanceof CounterStarted started && started.label().equals(label);
    }
}
