package dev.ordinal.engine.message;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * The origin of a message. The engine fills it in; it is stored with every event and sent with it.
 *
 * @param correlationId the id that all messages share that one request has led to, across modules
 *     and servers
 * @param causationId the id of the command or event that led directly to this message
 * @param actor the actor that wanted it
 * @param traceparent the trace context of the span that led to it (<a
 *     href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>), or null outside a trace
 * @param tracestate the vendor part of that context, or null
 */
public record Origin(
        UUID correlationId,
        UUID causationId,
        Actor actor,
        @Nullable String traceparent,
        @Nullable String tracestate) {}
