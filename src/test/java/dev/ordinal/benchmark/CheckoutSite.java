package dev.ordinal.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.message.Ids;
import dev.ordinal.testkit.Http;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Site at which customers check out: one server, or three.
 *
 * @param database the database of ordering
 */
record CheckoutSite(Http orders, Http stock, Connection database, List<String> products) {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final String CONFIRMED_VERSION = "4";
    private static final String TIMES =
            """
            select extract(epoch from c.recorded_at - s.recorded_at) * 1e9
              from event s join event c on c.stream = s.stream and c.name = 'order.confirmed'
             where s.name = 'order.submitted' and s.position > ?\
            """;

    static CheckoutSite open(Http orders, Http stock, Connection database) {
        var products = IntStream.range(0, 10).mapToObj(_ -> "tea-" + Ids.next()).toList();
        for (String product : products) {
            var answer =
                    stock.as("olga")
                            .send(
                                    "PUT",
                                    "/api/stock/" + product,
                                    BodyPublishers.ofString("{\"onHand\": 100000}"),
                                    "Content-Type",
                                    "application/json");
            assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        }
        return new CheckoutSite(orders, stock, database, products);
    }

    /** Lets customers check out one order after the other, and wait until each is confirmed. */
    Times checkOut(int customers, int ofEach)
            throws SQLException, InterruptedException, ExecutionException {
        long end = end();
        long start = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(customers)) {
            for (int i = 0; i < customers; i++) {
                var product = products.get(i % products.size());
                running.add(
                        threads.submit(() -> {
                            for (int k = 0; k < ofEach; k++) checkOut(product);
                        }));
            }
            for (var customer : running) customer.get();
        }
        return new Times(System.nanoTime() - start, times(end));
    }

    private void checkOut(String product) {
        var item =
                """
                {"productId": "%s", "quantity": 1, "unitPrice": {"amount": 4.50, "currency": "EUR"}}\
                """
                        .formatted(product);
        var placed = orders.post("/api/orders", "{\"items\": [" + item + "]}");
        assertThat(placed.status()).as(placed.toString()).isEqualTo(202);
        var order = placed.need("Location");
        var submitted = orders.post(order + "/submit", "{\"paymentMethod\": \"pm_card_visa\"}");
        assertThat(submitted.status()).as(submitted.toString()).isEqualTo(202);
        var end = order + "?atLeast=" + CONFIRMED_VERSION;
        await().atMost(TIMEOUT).until(() -> orders.get(end).body().contains("\"confirmed\""));
    }

    private long end() throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery("select max(position) from event")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The times from submitted to confirmed, from the log. */
    private List<Long> times(long after) throws SQLException {
        try (var query = database.prepareStatement(TIMES)) {
            query.setLong(1, after);
            try (var rows = query.executeQuery()) {
                var times = new ArrayList<Long>();
                while (rows.next()) times.add(rows.getLong(1));
                return times;
            }
        }
    }
}
