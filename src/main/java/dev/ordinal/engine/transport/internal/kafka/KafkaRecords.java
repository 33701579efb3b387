package dev.ordinal.engine.transport.internal.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordinal.engine.trace.TraceContext;
import dev.ordinal.engine.transport.CloudEvent;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents as records in binary content mode: the attributes are headers named {@code ce_*}, the
 * data is the value, and the partition key is the key, so that Kafka keeps the order of a stream
 * (<a
 * href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 * binding</a>, 3.2).
 */
final class KafkaRecords {

    private static final String PREFIX = "ce_";

    private KafkaRecords() {}

    /**
     * The record of an event.
     *
     * @param sent the context in which it is sent; {@code ce_traceparent} stays the one in which
     *     the event was created
     */
    static ProducerRecord<byte[], byte[]> write(CloudEvent event, String topic, TraceContext sent) {
        var record =
                new ProducerRecord<>(
                        topic, event.partitionkey().getBytes(UTF_8), event.data().getBytes(UTF_8));
        var headers = record.headers();
        set(headers, "content-type", event.datacontenttype());
        set(headers, "traceparent", sent.traceparent());
        set(headers, "tracestate", sent.tracestate());
        attributes(event, headers);
        extensions(event, headers);
        return record;
    }

    private static void attributes(CloudEvent event, Headers headers) {
        set(headers, PREFIX + "specversion", event.specversion());
        set(headers, PREFIX + "id", event.id().toString());
        set(headers, PREFIX + "source", event.source());
        set(headers, PREFIX + "type", event.type());
        set(headers, PREFIX + "subject", event.subject());
        set(headers, PREFIX + "time", event.time());
        set(headers, PREFIX + "dataschema", event.dataschema());
    }

    private static void extensions(CloudEvent event, Headers headers) {
        set(headers, PREFIX + "traceparent", event.traceparent());
        set(headers, PREFIX + "tracestate", event.tracestate());
        set(headers, PREFIX + "partitionkey", event.partitionkey());
        set(headers, PREFIX + "sequence", event.sequence());
        set(headers, PREFIX + "streamversion", Long.toString(event.streamversion()));
        set(headers, PREFIX + "correlationid", event.correlationid().toString());
        set(headers, PREFIX + "causationid", event.causationid().toString());
        set(headers, PREFIX + "actor", event.actor());
        set(headers, PREFIX + "actorrole", event.actorrole());
    }

    private static void set(Headers headers, String name, @Nullable String value) {
        if (value != null) headers.add(name, value.getBytes(UTF_8));
    }
}
