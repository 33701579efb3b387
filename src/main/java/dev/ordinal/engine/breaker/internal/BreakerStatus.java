package dev.ordinal.engine.breaker.internal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Status of one breaker on this server.
 *
 * @param since the time at which the breaker came to this state
 * @param nextProbe the time at which the next call is let through; null unless the breaker is open
 * @param succeeded number of calls that succeeded so far
 * @param failed number of calls that were let through and failed so far
 * @param prevented number of calls that were not let through so far
 * @param lastError the message of the last failure, or null
 */
public record BreakerStatus(
        @Schema(examples = "address-check") String name,
        State state,
        Instant since,
        @Nullable Instant nextProbe,
        long succeeded,
        long failed,
        long prevented,
        @Nullable String lastError) {

    /** States of a breaker, named as in MicroProfile Fault Tolerance. */
    public enum State {
        CLOSED,
        OPEN,
        HALF_OPEN
    }
}
