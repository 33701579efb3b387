package dev.ordinal.engine;

import static dev.ordinal.testkit.AmqpClient.awaitEventOf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.sample.SampleDeployment;
import dev.ordinal.engine.sample.SampleSubscriptions;
import dev.ordinal.testkit.AmqpClient;
import dev.ordinal.testkit.Http;

import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.apache.qpid.protonj2.types.UnsignedInteger;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tests of a subscriber that is not written in Java and knows only AMQP 1.0 and CloudEvents. */
@ArquillianTest
class AmqpIT {

    private static final String ADDRESS = "events.counter.#";
    private static final String SUBSCRIPTION = "counters";
    private static final String STARTED = "events.counter.started";
    private static final String COMMANDS = "commands.counters";
    private static final String LETTERS = "/api/admin/dead-letters";
    private static final Duration LONG = Duration.ofSeconds(60);

    @ArquillianResource private URL base;

    @Deployment(testable = false)
    static WebArchive application() {
        return SampleDeployment.with();
    }

    @Test
    void an_event_reaches_a_subscriber_over_amqp_as_a_cloudevent() throws Exception {
        try (var subscriber = subscriber();
                var receiver = subscriber.subscribe(ADDRESS, SUBSCRIPTION)) {
            var counter = start();
            var event = awaitEventOf("counter-" + counter, receiver);
            assertAttributes(event, counter);
            var data = Json.STRICT.readTree(event.body());
            assertThat(data.get("counterId").asString()).isEqualTo(counter);
            assertThat(data.get("label").asString()).isEqualTo("visitors");
            assertThat(data.at("/limit/value").asInt()).isEqualTo(30);
        }
    }

    private void assertAttributes(Message<byte[]> event, String counter) throws ClientException {
        assertThat(event.contentType()).isEqualTo("application/json");
        assertThat(event.groupId()).isEqualTo("counter-" + counter);
        assertThat(event.property("cloudEvents_specversion")).isEqualTo("1.0");
        assertThat(event.property("cloudEvents_type")).isEqualTo("counter.started");
        assertThat(event.property("cloudEvents_source")).isEqualTo("urn:ordinal");
        assertThat(event.property("cloudEvents_dataschema"))
                .asString()
                .endsWith("/schemas/counter.started/2.0.0");
        assertThat(event.hasProperty("cloudEvents_datacontenttype")).isFalse();
        event.forEachProperty((name, value) -> {
            // Artemis adds this one to every message that was not sent over AMQP.
            if (!name.equals("JMSXDeliveryCount")) assertThat(value).as(name).isNotNull();
        });
        assertThat(event.property("cloudEvents_partitionkey")).isEqualTo("counter-" + counter);
        assertThat(event.property("cloudEvents_streamversion")).isEqualTo(1L);
        assertThat(UUID.fromString(text(event, "cloudEvents_actor"))).as("a pseudonym").isNotNull();
        assertThat(event.property("cloudEvents_actorrole")).isEqualTo("customer");
        assertThat(UUID.fromString(text(event, "cloudEvents_id")).version()).isEqualTo(7);
        assertThat(UUID.fromString(text(event, "cloudEvents_correlationid"))).isNotNull();
        assertThat(Instant.parse(text(event, "cloudEvents_time"))).isBefore(Instant.now());
        assertThat(text(event, "cloudEvents_sequence")).matches("[0-9]{20}");
    }

    @Test
    void what_happens_while_the_subscriber_is_away_waits_for_it() throws Exception {
        try (var subscriber = subscriber()) {
            subscriber.subscribe(ADDRESS, SUBSCRIPTION).detach();
        }
        var counter = start();
        try (var subscriber = subscriber();
                var receiver = subscriber.subscribe(ADDRESS, SUBSCRIPTION)) {
            var event = awaitEventOf("counter-" + counter, receiver);
            assertThat(event.property("cloudEvents_type")).isEqualTo("counter.started");
        }
    }

    private static AmqpClient subscriber() throws ClientException {
        return AmqpClient.ofTestServer("analytics");
    }

    /** Starts a counter; returns its id. */
    private String start() {
        var body = "{\"label\": \"visitors\", \"limit\": {\"value\": 30, \"unit\": \"piece\"}}";
        var answer = Http.at(base).post("/api/counters", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        var path = answer.need("Location");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String text(Message<byte[]> event, String property) throws ClientException {
        return String.valueOf(event.property(property));
    }

    @Test
    void a_letter_keeps_headers_that_are_no_names_in_jms() throws Exception {
        var sent = Map.of("x-request-id", "1", "a.b", "2", "cloudEvents:type", "3", "NULL", "4");
        var mark = UUID.randomUUID().toString();
        try (var sender = subscriber()) {
            var message = Message.create(mark).property("", "nameless").property("mark", mark);
            for (var header : sent.entrySet()) message.property(header.getKey(), header.getValue());
            sender.send(STARTED, message);
        }
        var letter = awaitLetter(SampleSubscriptions.STARTS, mark);
        assertThat(letter.path("body").asString()).isEqualTo(mark);
        sent.forEach((name, value) ->
                assertThat(letter.path("headers").path(name).asString()).isEqualTo(value));
        assertThat(letter.path("headers").path("").asString()).isEqualTo("nameless");
        assertThat(letter.at("/failure/exception").asString())
                .endsWith("UnreadableMessageException");
        assertThat(letter.path("address").asString()).isEqualTo(STARTED);
        assertStillReceives();
    }

    @Test
    void what_the_broker_cannot_deliver_is_moved_by_it_and_said_in_health() throws Exception {
        var mark = UUID.randomUUID().toString();
        try (var sender = subscriber()) {
            sender.send(STARTED, Message.create(mark).property("when", AmqpClient.timestamp()));
            sender.send(STARTED, Message.create(mark).property("id", UUID.randomUUID()));
            sender.send(STARTED, Message.create(List.of(UnsignedInteger.valueOf(7))));
        }
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(moved(SampleSubscriptions.STARTS)).hasSize(3));
        var ready = Http.at(base).get("/health/ready");
        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.body())
                .contains(SampleSubscriptions.STARTS, "cannot get rid of a message");
        assertStillReceives();
        for (var letter : moved(SampleSubscriptions.STARTS)) {
            var id = letter.path("id").asString();
            var found = http().get(LETTERS + "/" + id).json();
            assertThat(found.path("address").asString()).isEqualTo(STARTED);
            var discarded = http().post(LETTERS + "/" + id + "/discard", "{\"reason\": \"test\"}");
            assertThat(discarded.status()).isEqualTo(200);
        }
        assertThat(moved(SampleSubscriptions.STARTS)).isEmpty();
    }

    /** Durable, since the broker loses a large message that is not, when it moves it. */
    @Test
    void what_can_be_received_and_not_buried_is_moved_by_the_broker() throws Exception {
        try (var sender = subscriber()) {
            var large = "x".repeat(150_000);
            sender.send(COMMANDS, Message.create(large).durable(true).property("long", large));
        }
        await().atMost(LONG).untilAsserted(() -> assertThat(moved(COMMANDS)).hasSize(1));
        assertThat(Http.at(base).get("/health/ready").body())
                .contains(COMMANDS, "cannot get rid of a message");
        var letter = moved(COMMANDS).getFirst();
        var found = http().get(LETTERS + "/" + letter.path("id").asString()).json();
        assertThat(found.path("body").asString()).hasSize(150_000);
        assertThat(found.path("address").asString()).isEqualTo(COMMANDS);
    }

    @BeforeEach
    void await_the_subscription() {
        await().atMost(LONG).pollInterval(Duration.ofSeconds(1)).until(this::isSubscribed);
    }

    /** A message that is sent before a subscription exists is not kept for it. */
    private boolean isSubscribed() throws Exception {
        try (var sender = subscriber()) {
            sender.send(STARTED, Message.create("no event").property("mark", "first"));
        }
        return letter(SampleSubscriptions.STARTS, "first").isPresent();
    }

    private JsonNode awaitLetter(String subscription, String mark) {
        return await().atMost(LONG)
                .until(() -> letter(subscription, mark), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<JsonNode> letter(String subscription, String mark) {
        return lettersOf(subscription).stream()
                .map(letter -> http().get(LETTERS + "/" + letter.path("id").asString()).json())
                .filter(letter -> letter.at("/headers/mark").asString("").equals(mark))
                .findFirst();
    }

    private List<JsonNode> moved(String subscription) {
        return lettersOf(subscription).stream()
                .filter(letter -> letter.path("group").asString().equals("undelivered"))
                .toList();
    }

    private List<JsonNode> lettersOf(String subscription) {
        var page = http().get(LETTERS + "?limit=100&subscription=" + subscription).json();
        return page.path("items").valueStream().toList();
    }

    private Http http() {
        return Http.at(base).as("olga");
    }

    /** What comes behind is received, which it would not be if the subscription stood still. */
    private void assertStillReceives() throws Exception {
        var mark = UUID.randomUUID().toString();
        try (var sender = subscriber()) {
            sender.send(STARTED, Message.create("no event").property("mark", mark));
        }
        assertThat(awaitLetter(SampleSubscriptions.STARTS, mark).path("body").asString())
                .isEqualTo("no event");
    }
}
