package dev.ordinal.engine.message;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * Where a message came from.
 *
 * @param correlationId the same for everything that one request set off
 * @param causationId the command or event that caused this one
 * @param actor who wanted it
 * @param traceparent the W3C trace context of the span that caused it, or null outside a trace
 * @param tracestate the vendor part of that context, or null
 */
public record Origin(
        UUID correlationId,
        UUID causationId,
        Actor actor,
        @Nullable String traceparent,
        @Nullable String tracestate) {}
