package dev.ordinal.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.Http.Answer;

/** A customer's program: places orders over HTTP and changes them. */
record Customer(Http http) {

    static final String ORDERS = "/api/orders";

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

    Answer add(String path, String item, String... headers) {
        return http.post(path + "/items", item, headers);
    }

    Answer cancel(String path, String reason, String... headers) {
        return http.post(path + "/cancel", "{\"reason\": \"" + reason + "\"}", headers);
    }

    /** The order once it has that version. */
    Answer read(String path, long version) {
        return http.get(path + "?atLeast=" + version);
    }
}
