package dev.ordinal.engine;

import static dev.ordinal.testkit.AmqpClient.awaitEventOf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.sample.SampleDeployment;
import dev.ordinal.testkit.AmqpClient;
import dev.ordinal.testkit.Http;

import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

import java.net.URL;
import java.time.Instant;
import java.util.UUID;

/** Tests of a subscriber that is not written in Java and knows only AMQP 1.0 and CloudEvents. */
@ArquillianTest
class AmqpIT {

    private static final String ADDRESS = "events.counter.#";
    private static final String SUBSCRIPTION = "counters";

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
}
