package dev.ordinal.engine.consumer.internal;

import dev.ordinal.engine.breaker.internal.BreakerRejection;
import dev.ordinal.engine.consumer.UnusableMessageException;
import dev.ordinal.engine.database.internal.Contention;
import dev.ordinal.engine.database.internal.Outage;
import dev.ordinal.engine.failure.CausalChain;
import dev.ordinal.engine.schema.internal.UnreadableEventException;
import dev.ordinal.engine.transport.internal.UnreadableMessageException;

import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

import java.util.Optional;

/**
 * The cause of a failure, as far as the decision about the message depends on it. An {@link Error}
 * has none: the JVM or the code is broken, nothing is decided, the worker ends, and the health
 * check reports it.
 */
sealed interface FailureCause {

    /**
     * A fault of the message itself: it cannot be read, or its handler has no use for it, now or
     * later.
     */
    record Unusable() implements FailureCause {}

    /**
     * A fault outside the message: the database is away or busy, a breaker is open, or the server
     * stops.
     *
     * @param breaker the breaker that did not let the call through, if one did not
     */
    record Unavailable(Optional<BreakerRejection> breaker) implements FailureCause {}

    /** A fault behind a breaker that let this call through as a probe. */
    record FailedProbe(BreakerRejection breaker) implements FailureCause {}

    /** Any other exception of the handler: a retry may help. */
    record HandlerFailed() implements FailureCause {}

    /**
     * The cause of an exception or of an error of the JVM.
     *
     * @param isStopping whether the server stops, which may make anything fail
     * @param breaker the breaker that rejected the call
     */
    static FailureCause of(
            Throwable failure, boolean isStopping, Optional<BreakerRejection> breaker) {
        if (isUnusable(failure)) return new Unusable();
        if (isStopping || isOutage(failure)) return new Unavailable(breaker);
        return breaker.<FailureCause>map(FailedProbe::new).orElseGet(HandlerFailed::new);
    }

    private static boolean isUnusable(Throwable failure) {
        return failure instanceof UnreadableMessageException
                || failure instanceof UnreadableEventException
                || failure instanceof UnusableMessageException;
    }

    private static boolean isOutage(Throwable failure) {
        return Outage.isOne(failure)
                || Contention.isOne(failure)
                || new CausalChain(failure).has(CircuitBreakerOpenException.class);
    }
}
