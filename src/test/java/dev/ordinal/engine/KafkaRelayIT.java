package dev.ordinal.engine;

import static dev.ordinal.engine.CountersInKafka.TOPIC;
import static dev.ordinal.engine.CountersInKafka.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.stream.Collectors.joining;

import dev.ordinal.clients.NodeProject;
import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.sample.SampleDeployment;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.KafkaBroker;
import dev.ordinal.testkit.OrdinalDeployment;
import dev.ordinal.testkit.OtlpReceiver;
import dev.ordinal.testkit.OtlpSpan;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Test of events on their way to a real Kafka broker. */
@ArquillianTest
class KafkaRelayIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final KafkaBroker KAFKA =
            KafkaBroker.start(Path.of("target/kafka", Ids.next().toString()));

    private static OtlpReceiver telemetry;

    @ArquillianResource private URL url;
    private CountersInKafka counters;

    @Deployment(testable = false)
    static WebArchive application() {
        return OrdinalDeployment.configure(
                OtlpReceiver.exportingFrom(SampleDeployment.onLog("kafka")),
                "ordinal.kafka.bootstrap-servers=" + KAFKA.address(),
                "ordinal.kafka.partitions=3",
                "ordinal.kafka.send-timeout=PT2S",
                "ordinal.breakers.kafka-publishing.delay=1");
    }

    @BeforeAll
    static void listen() throws IOException {
        telemetry = OtlpReceiver.start();
    }

    @AfterAll
    static void stop() {
        KAFKA.close();
        telemetry.close();
    }

    @BeforeEach
    void connect() {
        counters = new CountersInKafka(Http.at(url), KAFKA);
    }

    private static List<String> upTo(int version) {
        return IntStream.rangeClosed(1, version).mapToObj(Integer::toString).toList();
    }

    @Test
    void a_published_event_arrives_as_a_cloud_event_in_binary_mode() {
        var counter = counters.start("kafka");
        await().atMost(SOON).until(() -> !counters.records(counter).isEmpty());

        var record = counters.records(counter).getFirst();
        assertThat(Json.STRICT.readTree(record.value()).path("label").stringValue())
                .isEqualTo("kafka");
        assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(record, "ce_type")).isEqualTo("counter.started");
        assertThat(header(record, "ce_subject")).isEqualTo("counter-" + counter);
        assertThat(header(record, "ce_dataschema")).endsWith("/schemas/counter.started/2.0.0");
        assertThat(header(record, "content-type")).isEqualTo("application/json");
    }

    @Test
    void a_record_belongs_to_the_trace_of_its_event_and_is_counted() {
        var counter = counters.start("kafka");
        await().atMost(SOON).until(() -> !counters.records(counter).isEmpty());
        var record = counters.records(counter).getFirst();
        var id = header(record, "ce_id");
        await().atMost(SOON).until(() -> spans(id).findAny().isPresent());

        var span = spans(id).findAny().orElseThrow();
        assertThat(span.kind()).isEqualTo("PRODUCER");
        assertThat(span.attribute("messaging.system")).isEqualTo("kafka");
        assertThat(span.attribute("messaging.destination.name")).isEqualTo(TOPIC);
        assertThat(header(record, "traceparent"))
                .isEqualTo("00-%s-%s-01".formatted(span.trace(), span.id()));
        assertThat(header(record, "ce_traceparent"))
                .isEqualTo("00-%s-%s-01".formatted(span.trace(), span.parent()));
        await().atMost(SOON).until(() -> sent("kafka", TOPIC) > 0);
        await().atMost(SOON).until(() -> sent("activemq", "events.counter.started") > 0);
    }

    private static Stream<OtlpSpan> spans(String event) {
        return telemetry.spans().stream()
                .filter(span -> span.name().equals("send " + TOPIC))
                .filter(span -> span.attribute("messaging.message.id").equals(event));
    }

    private static long sent(String system, String destination) {
        return telemetry.number(
                "messaging.client.sent.messages",
                Map.of(
                        "messaging.system", system,
                        "messaging.operation.name", "send",
                        "messaging.destination.name", destination));
    }

    @Test
    void a_client_in_javascript_reads_cloud_events() {
        var counter = counters.start("kafka");
        counters.count(counter);
        await().atMost(SOON).until(() -> counters.versions(counter).contains("2"));
        var stream = "counter-" + counter;

        var read =
                NodeProject.of("kafka")
                        .run(Map.of(), "read.mjs", KAFKA.address(), TOPIC, stream, "2");
        assertThat(read.exit()).as(read.output()).isZero();
        var events = read.output().lines().map(Json.STRICT::readTree).toList();
        assertThat(events)
                .extracting(event -> event.path("type").stringValue())
                .containsExactly("counter.started", "counter.counted");
        assertThat(events)
                .extracting(event -> event.path("subject").stringValue())
                .containsOnly(stream);
        assertThat(events.getFirst().path("data").path("label").stringValue()).isEqualTo("kafka");
    }

    @Test
    void the_asyncapi_document_lists_kafka_and_is_valid() throws IOException {
        var document = counters.http().get("/asyncapi").json();
        assertThat(document.at("/servers/kafka/host").stringValue()).isEqualTo(KAFKA.address());
        assertThat(document.at("/channels/kafka.counters/address").stringValue()).isEqualTo(TOPIC);
        assertThat(document.at("/channels/counter.started/servers/0/$ref").stringValue())
                .isEqualTo("#/servers/amqp");

        var file = Files.writeString(Path.of("target/kafka/asyncapi.json"), document.toString());
        var outcome =
                NodeProject.of("asyncapi")
                        .run(Map.of(), "lint.mjs", file.toAbsolutePath().toString());
        assertThat(outcome.exit()).as(outcome.output()).isZero();
        assertThat(outcome.output().lines())
                .allMatch(line -> line.startsWith("information asyncapi-latest-version"));
    }

    @Test
    void events_of_a_stream_keep_their_order_and_missing_topics_are_made() throws Exception {
        var counter = counters.start("kafka");
        for (int i = 0; i < 20; i++) counters.count(counter);
        await().atMost(SOON).until(() -> counters.records(counter).size() >= 21);

        assertThat(counters.versions(counter)).isEqualTo(upTo(21));
        assertThat(counters.partitions()).isEqualTo(3);
    }

    @Test
    void while_kafka_is_away_commands_are_taken_and_everything_is_sent_later() {
        var counter = counters.start("kafka");
        await().atMost(SOON).until(() -> !counters.records(counter).isEmpty());
        KAFKA.kill();
        try {
            for (int i = 0; i < 10; i++) counters.count(counter);
            await().atMost(SOON).until(() -> counters.failure().startsWith("failing since "));
            assertThat(counters.http().get("/health/ready").status()).isEqualTo(200);
            assertThat(counters.lag("kafka-relay")).isPositive();
            await().atMost(SOON).until(() -> counters.lag("relay") == 0);
        } finally {
            KAFKA.begin();
        }
        await().atMost(SOON).until(() -> counters.versions(counter).contains("11"));

        assertThat(counters.versions(counter).stream().distinct()).isEqualTo(upTo(11));
        assertRecovered();
    }

    @Test
    void an_event_that_is_too_large_waits_until_the_topic_takes_it() throws Exception {
        var before = counters.start("kafka");
        await().atMost(SOON).until(() -> !counters.records(before).isEmpty());
        counters.limit(1000);
        try {
            var large = counters.start(incompressible());
            await().atMost(SOON)
                    .until(() -> counters.failure().contains("max.message.bytes of the topic"));
            assertThat(counters.failure())
                    .contains("counter.started", "counter-" + large, "in the topic " + TOPIC);
            var behind = counters.start("kafka");
            counters.limit(100000);
            await().atMost(SOON).until(() -> !counters.records(behind).isEmpty());
            assertThat(counters.versions(large)).isEqualTo(upTo(1));
        } finally {
            counters.limit(100000);
        }
        assertRecovered();
    }

    private static String incompressible() {
        return Stream.generate(Ids::next).limit(100).map(UUID::toString).collect(joining());
    }

    @Test
    void a_topic_that_is_deleted_is_made_again() throws Exception {
        var before = counters.start("kafka");
        await().atMost(SOON).until(() -> !counters.records(before).isEmpty());
        counters.deleteTopic();
        var after = counters.start("kafka");
        await().atMost(SOON).until(() -> !counters.records(after).isEmpty());

        assertThat(counters.versions(after).stream().distinct()).isEqualTo(upTo(1));
        assertRecovered();
    }

    private void assertRecovered() {
        await().atMost(SOON).until(() -> counters.failure().isEmpty());
    }
}
