package dev.ordinal.engine.breaker.internal;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * How a breaker stands on this server.
 *
 * @param since when it came to this state
 * @param nextProbe when the next call is let through; null unless it is open
 * @param succeeded calls so far
 * @param failed calls so far that were let through and failed
 * @param prevented calls so far that were not let through
 * @param lastError what the last failure said, or null
 */
public record BreakerStatus(
        String name,
        State state,
        Instant since,
        @Nullable Instant nextProbe,
        long succeeded,
        long failed,
        long prevented,
        @Nullable String lastError) {

    /** As MicroProfile Fault Tolerance calls them. */
    public enum State {
        CLOSED,
        OPEN,
        HALF_OPEN
    }
}
