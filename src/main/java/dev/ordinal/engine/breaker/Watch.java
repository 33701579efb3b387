package dev.ordinal.engine.breaker;

import dev.ordinal.engine.breaker.BreakerStatus.State;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Follows one breaker by what its calls come to. A call that is prevented shows that it is open;
 * one that is let through after that is a probe, and enough of them in a row close it.
 */
final class Watch {

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

    Watch(String name, Duration delay, int successesToClose, Clock clock) {
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

    synchronized void failed(Throwable failure) {
        failed++;
        lastFailure = clock.instant();
        lastError = failure.toString();
        if (state != State.CLOSED) become(State.OPEN, lastFailure);
    }

    /** It opened with the last failure. */
    synchronized void prevented() {
        prevented++;
        if (state != State.OPEN) become(State.OPEN, lastFailure);
    }

    private void become(State next, Instant when) {
        state = next;
        since = when;
        probes = 0;
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
