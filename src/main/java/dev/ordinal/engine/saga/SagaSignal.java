package dev.ordinal.engine.saga;

import dev.ordinal.engine.message.Event;

/** What a saga hears from the engine. */
public sealed interface SagaSignal extends Event {

    /** A timer that it started is due. */
    record TimedOut(String timer) implements SagaSignal {}

    /** An operator wants what needs attention to be tried again. */
    record RetryAsked() implements SagaSignal {}

    /**
     * An operator has done by hand what needed attention.
     *
     * @param what its name, from {@link Saga#needsAttention}
     * @param reason how it was settled
     */
    record SettledByHand(String what, String reason) implements SagaSignal {}
}
