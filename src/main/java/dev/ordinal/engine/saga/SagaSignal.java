package dev.ordinal.engine.saga;

import dev.ordinal.engine.message.Event;

/**
 * A signal that the engine sends to an instance, beside the events of the log. A signal that the
 * saga does nothing about is answered with the same state without effects.
 */
public sealed interface SagaSignal extends Event {

    /**
     * A timer that the instance started is due. It comes once, and not at all if the timer was
     * cancelled before.
     *
     * @param timer the name of the timer
     */
    record TimedOut(String timer) implements SagaSignal {}

    /**
     * A request of an operator to retry everything that needs attention. Only an instance that
     * needs attention receives it.
     */
    record RetryAsked() implements SagaSignal {}

    /**
     * A statement of an operator that one thing that needed attention was done by hand.
     *
     * @param what its name, one of {@link Saga#needsAttention}
     * @param reason how it was settled, in the operator's words
     */
    record SettledByHand(String what, String reason) implements SagaSignal {}
}
