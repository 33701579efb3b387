package dev.ordinal.engine.saga;

import dev.ordinal.engine.message.Event;

/** A signal that the engine sends to an instance. It is not an event of the log. */
public sealed interface SagaSignal extends Event {

    /** A timer that the instance started is due. */
    record TimedOut(String timer) implements SagaSignal {}

    /** An operator wants everything retried that needs attention. */
    record RetryAsked() implements SagaSignal {}

    /**
     * An operator has done by hand one thing that needed attention.
     *
     * @param what its name, from {@link Saga#needsAttention}
     * @param reason how it was settled
     */
    record SettledByHand(String what, String reason) implements SagaSignal {}
}
