package dev.ordinal.engine.breaker.internal;

import java.time.Duration;

/**
 * The rejection of a call by a breaker that is not closed: the breaker did not let the call
 * through, or let it through as a probe, which failed. The fault lies behind the breaker, not with
 * the caller.
 *
 * @param breaker the breaker's name
 * @param pause the time until the breaker lets a call through again
 */
public record BreakerRejection(String breaker, Duration pause) {}
