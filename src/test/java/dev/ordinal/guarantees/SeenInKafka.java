package dev.ordinal.guarantees;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Events as a consumer of Kafka sees them, which ignores those that it has seen. */
final class SeenInKafka {

    private final List<String> faults = new ArrayList<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private int repeated;

    private SeenInKafka() {}

    /** The records of a topic, in the order of each partition. */
    static SeenInKafka of(List<ConsumerRecord<String, String>> records) {
        var seen = new SeenInKafka();
        records.forEach(seen::add);
        return seen;
    }

    private void add(ConsumerRecord<String, String> record) {
        if (!ids.add(header(record, "ce_id"))) {
            repeated++;
            return;
        }
        long version = Long.parseLong(header(record, "ce_streamversion"));
        long before = versions.getOrDefault(record.key(), 0L);
        if (version != before + 1) faults.add(record.key() + ": " + version + " behind " + before);
        versions.put(record.key(), version);
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    /**
     * Checks that every event arrived, in the order of its stream.
     *
     * @param events the number of events in the log
     * @param mostRepeated the number of events that may have arrived again
     */
    void assertComplete(long events, int mostRepeated) {
        assertThat(faults).isEmpty();
        assertThat(ids).hasSize(Math.toIntExact(events));
        assertThat(repeated).isLessThanOrEqualTo(mostRepeated);
    }
}
