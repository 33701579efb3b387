package dev.ordinal.engine.trace.internal;

import dev.ordinal.engine.trace.TraceContext;

import org.jspecify.annotations.Nullable;

/**
 * The tracing data of a message between its sender and a receiver.
 *
 * @param system the kind of broker by the conventions: {@code activemq} or {@code kafka}
 * @param destination the address that it was sent to: {@code events.order.created}
 * @param message the id of the event in it, or null
 * @param conversation the correlation id, or null
 * @param created the context in which the event was created
 * @param sent the context in which it was sent; the same as {@code created} if the message names no
 *     other
 */
public record MessageTrace(
        String system,
        String destination,
        @Nullable String message,
        @Nullable String conversation,
        TraceContext created,
        TraceContext sent) {

    /** The tracing data of a message that has none. */
    public static final MessageTrace UNKNOWN =
            new MessageTrace(
                    TelemetryNames.ACTIVEMQ,
                    "unknown",
                    null,
                    null,
                    TraceContext.NONE,
                    TraceContext.NONE);

    /**
     * Whether the message is a replay: it was sent in another trace than the one in which it was
     * created.
     */
    public boolean isReplay() {
        return !sent.span().getTraceId().equals(created.span().getTraceId());
    }
}
