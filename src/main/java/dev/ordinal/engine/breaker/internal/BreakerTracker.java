package dev.ordinal.engine.breaker.internal;

import dev.ordinal.engine.breaker.BreakerOpenException;
import dev.ordinal.engine.breaker.internal.BreakerStatus.State;

import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of one breaker, worked out from the results of its calls, since MicroProfile Fault
 * Tolerance does not report it. A call that is prevented shows that the breaker is open. A call
 * that is let through after that is a probe, and enough successful probes in a row close the
 * breaker.
 */
final class BreakerTracker {

    /** The pause while other calls probe: the breaker may close at any time. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);

    private final String name;
    private final Duration delay;
    private final int successesToClose;
    private final Clock clock;
    private State state = State.CLOSED;
    private Instant since;
    private Instant lastFailure;
    private int probes;
    private long succeeded;
    private long failed;
    private long prevented;
    private @Nullable String lastError;
    private @Nullable Throwable failedProbe;

    BreakerTracker(String name, Duration delay, int successesToClose, Clock clock) {
        this.name = name;
        this.delay = delay;
        this.successesToClose = successesToClose;
        this.clock = clock;
        this.since = clock.instant();
        this.lastFailure = since;
    }

    synchronized void succeeded() {
        succeeded++;
        if (state == State.OPEN) become(State.HALF_OPEN, clock.instant());
        if (state == State.HALF_OPEN && ++probes >= successesToClose) {
            become(State.CLOSED, clock.instant());
        }
    }

    /** A call that failed, with all its attempts. */
    synchronized void failed(Throwable failure) {
        failed++;
        attemptFailed(failure);
    }

    /** An attempt that the breaker let through and that failed; the call may make another one. */
    synchronized void attemptFailed(Throwable failure) {
        lastFailure = clock.instant();
        lastError = failure.toString();
        if (state == State.CLOSED) return;
        failedProbe = failure;
        become(State.OPEN, lastFailure);
    }

    /**
     * A call that the breaker did not let through: the breaker opened with the last failure, or, if
     * its delay is over, is half open and already has its probes.
     */
    synchronized BreakerOpenException prevented(CircuitBreakerOpenException e) {
        prevented++;
        if (state == State.CLOSED) become(State.OPEN, lastFailure);
        if (state == State.OPEN && !clock.instant().isBefore(since.plus(delay))) {
            become(State.HALF_OPEN, clock.instant());
        }
        return new BreakerOpenException(name, e);
    }

    synchronized boolean isClosed() {
        return state == State.CLOSED;
    }

    /** The rejection that an exception stands for; empty if it stands for none. */
    synchronized Optional<BreakerRejection> rejection(Throwable thrown) {
        boolean isPrevented = thrown instanceof BreakerOpenException e && e.breaker().equals(name);
        if (!isPrevented && !thrown.equals(failedProbe)) return Optional.empty();
        var left = Duration.between(clock.instant(), since.plus(delay));
        boolean mustWait = state == State.OPEN && left.compareTo(SHORTEST_PAUSE) > 0;
        return Optional.of(new BreakerRejection(name, mustWait ? left : SHORTEST_PAUSE));
    }

    private void become(State next, Instant when) {
        state = next;
        since = when;
        probes = 0;
        if (next == State.CLOSED) failedProbe = null;
    }

    synchronized BreakerStatus status() {
        return new BreakerStatus(
                name,
                state,
                since,
                state == State.OPEN ? since.plus(delay) : null,
                succeeded,
                failed,
                prevented,
                lastError);
    }
}
