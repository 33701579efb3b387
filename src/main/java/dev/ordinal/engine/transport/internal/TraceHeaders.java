package dev.ordinal.engine.transport.internal;

import dev.ordinal.engine.trace.TraceContext;
import dev.ordinal.engine.trace.internal.MessageTrace;
import dev.ordinal.engine.transport.CloudEvent;

import jakarta.jms.JMSException;
import jakarta.jms.Message;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * The trace context of a message between its sender and its receivers, in the properties that W3C
 * defines for AMQP. {@code cloudEvents_traceparent} keeps the context in which the event was
 * created (<a
 * href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/extensions/distributed-tracing.md">CloudEvents,
 * Distributed Tracing</a>).
 */
final class TraceHeaders {

    private static final String TRACEPARENT = "traceparent";
    private static final String TRACESTATE = "tracestate";

    private TraceHeaders() {}

    /** Writes the context in which a message is sent. */
    static void stamp(Message message, TraceContext sent) throws JMSException {
        if (sent.traceparent() == null) return;
        message.setStringProperty(TRACEPARENT, sent.traceparent());
        if (sent.tracestate() != null) message.setStringProperty(TRACESTATE, sent.tracestate());
    }

    /** The tracing data of a message that is to be sent. */
    static MessageTrace of(CloudEvent event, String destination) {
        var created = new TraceContext(event.traceparent(), event.tracestate());
        return new MessageTrace(
                destination,
                event.id().toString(),
                event.correlationid().toString(),
                created,
                created);
    }

    /** The tracing data of a received message. */
    static MessageTrace of(Message message) throws JMSException {
        return of(Envelope.headers(message), Envelope.address(message));
    }

    /** The tracing data of a message with these headers that was last sent to this address. */
    static MessageTrace of(Map<String, Object> headers, String address) {
        var created = context(headers, EventMessage.PREFIX);
        var sent = context(headers, "");
        var original = text(headers, Envelope.ORIGINAL_ADDRESS);
        return new MessageTrace(
                original == null ? address : original,
                text(headers, EventMessage.PREFIX + "id"),
                text(headers, EventMessage.PREFIX + "correlationid"),
                created,
                sent.traceparent() == null ? created : sent);
    }

    private static TraceContext context(Map<String, Object> headers, String prefix) {
        return new TraceContext(
                text(headers, prefix + TRACEPARENT), text(headers, prefix + TRACESTATE));
    }

    private static @Nullable String text(Map<String, Object> headers, String name) {
        var value = headers.get(name);
        return value == null ? null : value.toString();
    }
}
