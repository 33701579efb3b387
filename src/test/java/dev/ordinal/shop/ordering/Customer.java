package dev.ordinal.shop.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.Http.Answer;

import java.time.Duration;

/** A customer's program: places orders over HTTP and changes them. */
record Customer(Http http) {

    static final String ORDERS = "/api/orders";
    private static final Duration SOON = Duration.ofSeconds(20);

    static String item(String productId, int quantity, String euros) {
        return """
        {"productId": "%s", "quantity": %d, "unitPrice": {"amount": %s, "currency": "EUR"}}\
        """
                .formatted(productId, quantity, euros);
    }

    static String order(String... items) {
        return "{\"items\": [" + String.join(", ", items) + "]}";
    }

    /** Places an order of two teas at 4.50; returns its path once it can be read. */
    String placed() {
        var answer = http.post(ORDERS, order(item("tea", 2, "4.50")), "Prefer", "wait=20");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.need("Location");
    }

    /** Places an order; returns its path once the list of orders has it, too. */
    String listed() {
        var path = placed();
        awaitListed(path, 1);
        return path;
    }

    /** Waits until the list of orders has that version. */
    void awaitListed(String path, long version) {
        await().atMost(SOON).until(() -> hasListed(path, version));
    }

    private boolean hasListed(String path, long version) {
        return http.get(ORDERS + "?limit=100")
                .json()
                .path("items")
                .valueStream()
                .anyMatch(order ->
                        path.endsWith(order.path("orderId").asString())
                                && order.path("version").asLong() >= version);
    }

    Answer add(String path, String item, String... headers) {
        return http.post(path + "/items", item, headers);
    }

    Answer cancel(String path, String reason, String... headers) {
        return http.post(path + "/cancel", "{\"reason\": \"" + reason + "\"}", headers);
    }

    /** Waits until an order has a version; returns the order. */
    Answer read(String path, long version) {
        return http.get(path + "?atLeast=" + version);
    }
}
