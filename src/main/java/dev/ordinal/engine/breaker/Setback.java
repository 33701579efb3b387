package dev.ordinal.engine.breaker;

import java.time.Duration;

/**
 * Why something failed that a breaker guards, while it is not closed: the fault lies behind the
 * breaker, not with the caller.
 *
 * @param breaker its name
 * @param pause until it lets somebody through again
 */
public record Setback(String breaker, Duration pause) {}
