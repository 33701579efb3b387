package dev.ordinal.guarantees;

import dev.ordinal.engine.sample.CounterEvent;
import dev.ordinal.engine.sample.CounterEvent.CounterStarted;

/** Label of a counter, by which a test chooses what a subscription does with its events. */
final class CounterLabel {
    private CounterLabel() {}

    static boolean isOf(String label, CounterEvent event) {
        return event instanceof CounterStarted started && started.label().equals(label);
    }
}
