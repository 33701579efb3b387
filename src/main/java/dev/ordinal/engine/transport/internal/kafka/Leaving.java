package dev.ordinal.engine.transport.internal.kafka;

import dev.ordinal.engine.trace.TraceContext;
import dev.ordinal.engine.trace.internal.MessageTrace;
import dev.ordinal.engine.trace.internal.TelemetryNames;
import dev.ordinal.engine.transport.CloudEvent;

/**
 * An event on its way to Kafka.
 *
 * @param topic the topic that it is sent to
 */
public record Leaving(CloudEvent event, String topic) {

    /** The tracing data of the record. */
    MessageTrace trace() {
        var created = new TraceContext(event.traceparent(), event.tracestate());
        return new MessageTrace(
                TelemetryNames.KAFKA,
                topic,
                event.id().toString(),
                event.correlationid().toString(),
                created,
                created);
    }

    /** Names it for messages to people. */
    @Override
    public String toString() {
        return "%s %s of %s in the topic %s"
                .formatted(event.type(), event.id(), event.partitionkey(), topic);
    }
}
