package dev.ordinal.engine.consumer.internal;

import dev.ordinal.engine.breaker.internal.BreakerRejection;
import dev.ordinal.engine.transport.internal.UnmovableMessageException;

import java.time.Duration;
import java.util.Optional;

/** The decision about a message whose processing failed. {@link FailureRules} make it. */
sealed interface FailureDecision {

    /**
     * The message stays where it is and is taken again. The failure is not counted, and the
     * consumer pauses.
     */
    record GiveBack(Optional<BreakerRejection> breaker) implements FailureDecision {

        @Override
        public Outcome outcome() {
            return Outcome.GIVEN_BACK;
        }
    }

    /** The message is tried again after a pause, during which the consumer takes others. */
    sealed interface Postponed extends FailureDecision {

        /** The failures that are counted against the message from now on. */
        int failures();

        Duration pause();
    }

    /** The message is tried again after a pause. It does not keep its place among others. */
    record Retry(int failures, Duration pause, Optional<BreakerRejection> breaker)
            implements Postponed {

        @Override
        public Outcome outcome() {
            return breaker.isPresent() ? Outcome.GIVEN_BACK : Outcome.RETRIED;
        }
    }

    /** The message is tried again after a pause, and the later ones of its stream wait for it. */
    record Park(int failures, Duration pause, Optional<BreakerRejection> breaker)
            implements Postponed {

        @Override
        public Outcome outcome() {
            return breaker.isPresent() ? Outcome.GIVEN_BACK : Outcome.PARKED;
        }
    }

    /**
     * The message becomes a dead letter.
     *
     * @param retries the retries that it had
     */
    record Bury(int retries) implements FailureDecision {

        @Override
        public Outcome outcome() {
            return Outcome.DEAD_LETTERED;
        }

        @Override
        public Optional<BreakerRejection> breaker() {
            return Optional.empty();
        }
    }

    /**
     * The message is left to the broker, since the broker did not take it into another queue. It is
     * delivered again until {@code max-delivery-attempts}, then the broker moves it.
     *
     * @param refused the broker's refusal
     */
    record Reject(UnmovableMessageException refused) implements FailureDecision {

        @Override
        public Outcome outcome() {
            return Outcome.REJECTED;
        }

        @Override
        public Optional<BreakerRejection> breaker() {
            return Optional.empty();
        }
    }

    /** The outcome of the message once the decision is carried out. */
    Outcome outcome();

    /** The breaker that the consumer waits for before it takes another message. */
    Optional<BreakerRejection> breaker();
}
