package dev.ordinal.engine;

import static dev.ordinal.testkit.AmqpClient.awaitEventOf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.json.Json;
import dev.ordinal.testkit.AmqpClient;
import dev.ordinal.testkit.EmbeddedSecret;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.OrdinalDeployment;

import org.apache.qpid.protonj2.client.ConnectionOptions;
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

/** Subscribers need not be written in Java: AMQP 1.0 and CloudEvents are all they have to know. */
@ArquillianTest
class AmqpIT {

    private static final int BROKER = 26616;
    private static final String ADDRESS = "events.order.#";
    private static final String SUBSCRIPTION = "orders";

    @ArquillianResource private URL base;

    @Deployment(testable = false)
    static WebArchive application() {
        return OrdinalDeployment.with();
    }

    @Test
    void an_order_reaches_a_subscriber_over_amqp_as_a_cloudevent() throws Exception {
        try (var subscriber = subscriber();
                var receiver = subscriber.subscribe(ADDRESS, SUBSCRIPTION)) {
            var order = place();
            var event = awaitEventOf("order-" + order, receiver);
            assertAttributes(event, order);
            var data = Json.STRICT.readTree(event.body());
            assertThat(data.get("orderId").asString()).isEqualTo(order);
            assertThat(data.at("/items/0/productId").asString()).isEqualTo("kite");
            assertThat(data.at("/items/0/unitPrice/currency").asString()).isEqualTo("EUR");
        }
    }

    private void assertAttributes(Message<byte[]> event, String order) throws ClientException {
        assertThat(event.contentType()).isEqualTo("application/json");
        assertThat(event.groupId()).isEqualTo("order-" + order);
        assertThat(event.property("cloudEvents_specversion")).isEqualTo("1.0");
        assertThat(event.property("cloudEvents_type")).isEqualTo("order.created");
        assertThat(event.property("cloudEvents_source")).isEqualTo("urn:ordinal");
        assertThat(event.property("cloudEvents_dataschema"))
                .asString()
                .endsWith("/schemas/order.created/2.0.0");
        assertThat(event.property("cloudEvents_datacontenttype")).isEqualTo("application/json");
        assertThat(event.property("cloudEvents_partitionkey")).isEqualTo("order-" + order);
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
        var order = place();
        try (var subscriber = subscriber();
                var receiver = subscriber.subscribe(ADDRESS, SUBSCRIPTION)) {
            var event = awaitEventOf("order-" + order, receiver);
            assertThat(event.property("cloudEvents_type")).isEqualTo("order.created");
        }
    }

    private static AmqpClient subscriber() throws ClientException {
        var login = new ConnectionOptions().user("ordinal").password(EmbeddedSecret.read());
        return AmqpClient.connect("analytics", BROKER, login);
    }

    /** Places an order; returns its id. */
    private String place() {
        var items =
                """
                [{"productId": "kite", "quantity": 1, "unitPrice": {"amount": 30, "currency": "EUR"}}]\
                """;
        var answer = Http.at(base).post("/api/orders", "{\"items\": " + items + "}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        var path = answer.need("Location");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String text(Message<byte[]> event, String property) throws ClientException {
        return String.valueOf(event.property(property));
    }
}
