package dev.ordinal.guarantees;

import dev.ordinal.engine.sample.CounterEvent;
import dev.ordinal.engine.sample.CounterEvent.CounterStarted;

/** CounterLabel of counters, by which a test says what a witness does with them. */
final class CounterLabel {
    private CounterLabel() {}

    static boolean isOf(String label, CounterEvent event) {
        return event instanceof CounterStarted started && started.label().equals(label);
    }
}
