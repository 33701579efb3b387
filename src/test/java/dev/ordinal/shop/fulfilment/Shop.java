package dev.ordinal.shop.fulfilment;

import static dev.ordinal.testkit.ThreeServers.Role.INVENTORY;
import static dev.ordinal.testkit.ThreeServers.Role.ORDERING;
import static dev.ordinal.testkit.ThreeServers.Role.PAYMENT;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.message.Ids;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.Http.Answer;
import dev.ordinal.testkit.ThreeServers;

import org.awaitility.Awaitility;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/**
 * Clients of all parties to a checkout: customer, storekeeper, and the provider. Their servers may
 * be one.
 */
record Shop(Http orders, Http stock, Http payments) {

    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    static Shop of(ThreeServers three) {
        return of(three.http(ORDERING), three.http(INVENTORY), three.http(PAYMENT));
    }

    static Shop of(Http orders, Http stock, Http payments) {
        return new Shop(orders, stock.as("olga"), payments.as("olga"));
    }

    /** Creates a product for this test, with {@code onHand} pieces on the shelf. */
    String product(int onHand) {
        var id = "tea-" + Ids.next();
        var answer =
                stock.send(
                        "PUT",
                        "/api/stock/" + id,
                        BodyPublishers.ofString("{\"onHand\": " + onHand + "}"),
                        "Content-Type",
                        "application/json");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        return id;
    }

    static String item(String product, int quantity) {
        return """
        {"productId": "%s", "quantity": %d, "unitPrice": {"amount": 4.50, "currency": "EUR"}}\
        """
                .formatted(product, quantity);
    }

    /** Places an order; returns its path. */
    String order(String... items) {
        var body = "{\"items\": [" + String.join(", ", items) + "]}";
        var answer = orders.post("/api/orders", body, "Prefer", "wait=20");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.need("Location");
    }

    Answer submit(String order, String paymentMethod) {
        var body = "{\"paymentMethod\": \"" + paymentMethod + "\"}";
        return orders.post(order + "/submit", body);
    }

    Answer cancel(String order) {
        return orders.post(order + "/cancel", "{\"reason\": \"too slow\"}");
    }

    /** Places an order and submits it. */
    String checkOut(String paymentMethod, String... items) {
        var order = order(items);
        assertThat(submit(order, paymentMethod).status()).isEqualTo(202);
        return order;
    }

    String status(String order) {
        return orders.get(order).json().path("status").asString();
    }

    /** Waits for the end of an order; returns the order. */
    JsonNode end(String order) {
        Awaitility.await("the end of " + order)
                .atMost(TIMEOUT)
                .until(() -> status(order).matches("confirmed|cancelled"));
        return orders.get(order).json();
    }

    /** Waits until no piece of a product is reserved; returns its stock level. */
    JsonNode settled(String product) {
        Awaitility.await("stock of " + product)
                .atMost(TIMEOUT)
                .until(() -> level(product).path("reserved").asInt(-1) == 0);
        return level(product);
    }

    JsonNode level(String product) {
        return stock.get("/api/stock/" + product).json();
    }

    /** The money that the provider has taken for an order, less refunds; in cents. */
    long paid(String order) {
        var totals = payments.get("/api/sandbox/totals?paymentId=" + id(order)).json();
        return totals.at("/0/captured").asLong() - totals.at("/0/refunded").asLong();
    }

    static String id(String order) {
        return order.substring(order.lastIndexOf('/') + 1);
    }
}
