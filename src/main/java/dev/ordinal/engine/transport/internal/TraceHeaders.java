package dev.ordinal.engine.transport.internal;

import dev.ordinal.engine.trace.TraceContext;
import dev.ordinal.engine.trace.internal.MessageTrace;
import dev.ordinal.engine.trace.internal.TelemetryNames;
import dev.ordinal.engine.transport.CloudEvent;

import jakarta.jms.JMSException;
import jakarta.jms.Message;

import org.apache.activemq.artemis.api.core.client.ClientMessage;
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

    /** Writes the context in which a message is sent once more. */
    static void stamp(ClientMessage message, TraceContext sent) {
        if (sent.traceparent() == null) return;
        message.putStringProperty(TRACEPARENT, sent.traceparent());
        if (sent.tracestate() != null) message.putStringProperty(TRACESTATE, sent.tracestate());
    }

    /** The tracing data of a message that is to be sent. */
    static MessageTrace of(CloudEvent event, String destination) {
        var created = new TraceContext(event.traceparent(), event.tracestate());
        return new MessageTrace(
                TelemetryNames.ACTIVEMQ,
                destination,
                event.id().toString(),
                event.correlationid().toString(),
                created,
                created);
    }

    /** The tracing data of a message with these headers that was last sent to this address. */
    static MessageTrace of(Map<String, Object> headers, String address) {
        var event = new Attributes(headers);
        var created = new TraceContext(event.get(TRACEPARENT), event.get(TRACESTATE));
        var sent = new TraceContext(text(headers, TRACEPARENT), text(headers, TRACESTATE));
        return new MessageTrace(
                TelemetryNames.ACTIVEMQ,
                address,
                event.get("id"),
                event.get("correlationid"),
                created,
                sent.traceparent() == null ? created : sent);
    }

    private static @Nullable String text(Map<String, Object> headers, String name) {
        var value = headers.get(name);
        return value == null ? null : value.toString();
    }
}
