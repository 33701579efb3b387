package dev.ordinal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.KafkaBroker;

import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Counters of the sample module, from the HTTP API to their events in Kafka. */
record CountersInKafka(Http http, KafkaBroker kafka) {

    static final String TOPIC = "events.counters";

    /** Starts a counter. */
    String start(String label) {
        var answer =
                http.post(
                        "/api/counters",
                        """
                        {"label": "%s", "limit": {"value": 1000, "unit": "piece"}}\
                        """
                                .formatted(label));
        assertThat(answer.status()).as(answer.body()).isIn(201, 202);
        return answer.need("Location").replaceFirst(".*/", "");
    }

    void count(String counter) {
        var answer = http.post("/api/counters/" + counter + "/counts", "{\"by\": 1}");
        assertThat(answer.status()).as(answer.body()).isIn(200, 202);
    }

    /** The records of a counter so far. */
    List<ConsumerRecord<String, String>> records(String counter) {
        return kafka.records(TOPIC).stream()
                .filter(record -> record.key().equals("counter-" + counter))
                .toList();
    }

    static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    /** The versions of a counter's stream whose events have arrived. */
    List<String> versions(String counter) {
        return records(counter).stream().map(record -> header(record, "ce_streamversion")).toList();
    }

    /** Sets the size of the largest batch that the topic takes. */
    void limit(int bytes) throws ExecutionException, InterruptedException {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);
        var limit = new ConfigEntry("max.message.bytes", Integer.toString(bytes));
        var change = new AlterConfigOp(limit, AlterConfigOp.OpType.SET);
        try (var admin = kafka.admin()) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(change))).all().get();
        }
    }

    void deleteTopic() throws ExecutionException, InterruptedException {
        try (var admin = kafka.admin()) {
            admin.deleteTopics(List.of(TOPIC)).all().get();
        }
    }

    int partitions() throws ExecutionException, InterruptedException {
        try (var admin = kafka.admin()) {
            var topics = admin.describeTopics(List.of(TOPIC)).allTopicNames().get();
            return topics.values().iterator().next().partitions().size();
        }
    }

    /** What the readiness check says about the relay to Kafka; empty if that works. */
    String failure() {
        return http.get("/health/ready")
                .json()
                .path("checks")
                .valueStream()
                .filter(check -> check.path("name").asString("").equals("readers"))
                .map(check -> check.path("data").path("kafka-relay/0").asString(""))
                .findAny()
                .orElseThrow();
    }

    /** The number of events that a reader of the log has still to read. */
    long lag(String reader) {
        return http.as("olga")
                .get("/api/admin/projections")
                .json()
                .path("items")
                .valueStream()
                .filter(row -> row.path("reader").asString("").equals(reader))
                .mapToLong(row -> row.path("lagEvents").asLong())
                .sum();
    }
}
