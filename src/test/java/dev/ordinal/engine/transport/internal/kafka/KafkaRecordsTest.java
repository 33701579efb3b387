package dev.ordinal.engine.transport.internal.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordinal.engine.trace.TraceContext;
import dev.ordinal.engine.transport.CloudEvent;

import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

class KafkaRecordsTest {

    private static final String CREATED = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final String SENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-b7ad6b7169203331-01";
    private static final UUID ID = UUID.fromString("0199f0aa-0000-7000-8000-000000000001");
    private static final UUID REQUEST = UUID.fromString("0199f0aa-0000-7000-8000-000000000002");

    private static final CloudEvent EVENT =
            new CloudEvent(
                    "1.0",
                    ID,
                    "urn:ordinal",
                    "order.created",
                    "order-1",
                    "2026-11-26T10:00:00Z",
                    "http://localhost:9080/schemas/order.created/1.1.0",
                    "application/json",
                    CREATED,
                    null,
                    "order-1",
                    "00000000000000000042",
                    1,
                    REQUEST,
                    REQUEST,
                    "alice",
                    "customer",
                    "{\"customerId\":\"zoë\"}");

    private static Map<String, String> headers(TraceContext sent) {
        var headers = new TreeMap<String, String>();
        for (Header header : KafkaRecords.write(EVENT, "events.ordering", sent).headers()) {
            assertThat(headers.put(header.key(), new String(header.value(), UTF_8))).isNull();
        }
        return headers;
    }

    @Test
    void the_data_is_the_value_and_the_stream_is_the_key() {
        var record = KafkaRecords.write(EVENT, "events.ordering", TraceContext.NONE);

        assertThat(record.topic()).isEqualTo("events.ordering");
        assertThat(new String(record.key(), UTF_8)).isEqualTo("order-1");
        assertThat(new String(record.value(), UTF_8)).isEqualTo("{\"customerId\":\"zoë\"}");
        assertThat(record.partition()).isNull();
    }

    @Test
    void attributes_are_headers_and_absent_ones_are_left_out() {
        assertThat(headers(new TraceContext(SENT, null)))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                Map.entry("content-type", "application/json"),
                                Map.entry("traceparent", SENT),
                                Map.entry("ce_specversion", "1.0"),
                                Map.entry("ce_id", ID.toString()),
                                Map.entry("ce_source", "urn:ordinal"),
                                Map.entry("ce_type", "order.created"),
                                Map.entry("ce_subject", "order-1"),
                                Map.entry("ce_time", "2026-11-26T10:00:00Z"),
                                Map.entry("ce_dataschema", EVENT.dataschema()),
                                Map.entry("ce_traceparent", CREATED),
                                Map.entry("ce_partitionkey", "order-1"),
                                Map.entry("ce_sequence", "00000000000000000042"),
                                Map.entry("ce_streamversion", "1"),
                                Map.entry("ce_correlationid", REQUEST.toString()),
                                Map.entry("ce_causationid", REQUEST.toString()),
                                Map.entry("ce_actor", "alice"),
                                Map.entry("ce_actorrole", "customer")));
    }

    @Test
    void an_event_outside_of_a_trace_has_no_trace_header_of_the_record() {
        assertThat(headers(TraceContext.NONE)).doesNotContainKey("traceparent");
    }
}
