package dev.ordinal.guarantees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.Http.Answer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Customers who check out and retry with the same key while a server is down. */
final class PersistentCustomers {

    private static final Duration TIMEOUT = Duration.ofMinutes(4);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int MOST_LINES = 3;
    private static final String STILL_RUNNING = "still-running";

    /** The payment methods; a method is used as often as it is listed. */
    private static final List<String> METHODS =
            List.of(
                    "pm_card_visa",
                    "pm_card_visa",
                    "pm_card_visa",
                    "pm_card_visa",
                    "pm_card_visa",
                    "pm_chaos",
                    "pm_chaos",
                    "pm_webhook_twice",
                    "pm_processing",
                    "pm_slow",
                    "pm_timeout_after_charge",
                    "pm_card_chargeDeclined",
                    "pm_card_chargeDeclinedInsufficientFunds");

    private final Http orders;
    private final List<String> products;
    private final OrderLoad.Pace pace;
    private final AtomicInteger submitted = new AtomicInteger();
    private final AtomicInteger cancellations = new AtomicInteger();
    private final AtomicInteger repeats = new AtomicInteger();

    PersistentCustomers(Http orders, List<String> products, OrderLoad.Pace pace) {
        this.orders = orders;
        this.products = products;
        this.pace = pace;
    }

    int submitted() {
        return submitted.get();
    }

    /** The number of cancellations that customers asked for. */
    int cancellations() {
        return cancellations.get();
    }

    /** The number of repeated requests. */
    int repeats() {
        return repeats.get();
    }

    /** Runs the checkouts; returns when all of them are done. */
    void checkOut(int checkouts, int customers, long seed)
            throws InterruptedException, ExecutionException {
        List<Future<?>> running = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(customers)) {
            for (int i = 0; i < customers; i++) {
                var dice = new Random(seed + i);
                int share = checkouts / customers + (i < checkouts % customers ? 1 : 0);
                running.add(threads.submit(() -> shop(share, dice)));
            }
        }
        for (var customer : running) customer.get();
    }

    private Void shop(int checkouts, Random dice) throws InterruptedException {
        for (int i = 0; i < checkouts; i++) {
            pace.await();
            var order = place(dice);
            submit(order, dice);
            if (dice.nextInt(8) == 0) cancel(order, dice);
        }
        return null;
    }

    private String place(Random dice) {
        var chosen = new ArrayList<String>();
        int lines = 1 + dice.nextInt(MOST_LINES);
        while (chosen.size() < lines) {
            var product = products.get(dice.nextInt(products.size()));
            if (!chosen.contains(product)) chosen.add(product);
        }
        var items = chosen.stream().map(p -> item(p, dice)).collect(Collectors.joining(", "));
        var placed = insist("/api/orders", "{\"items\": [" + items + "]}", dice);
        assertThat(placed.status()).as(placed.toString()).isEqualTo(202);
        return placed.need("Location");
    }

    private static String item(String product, Random dice) {
        return """
        {"productId": "%s", "quantity": %d, "unitPrice": {"amount": %d.25, "currency": "EUR"}}\
        """
                .formatted(product, 1 + dice.nextInt(3), 1 + dice.nextInt(20));
    }

    private void submit(String order, Random dice) {
        var method = METHODS.get(dice.nextInt(METHODS.size()));
        var answer = insist(order + "/submit", "{\"paymentMethod\": \"" + method + "\"}", dice);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        submitted.incrementAndGet();
    }

    /** Asks for a cancellation, which may be too late. */
    private void cancel(String order, Random dice) {
        var answer = insist(order + "/cancel", "{\"reason\": \"changed my mind\"}", dice);
        assertThat(answer.status()).as(answer.toString()).isIn(202, 409);
        cancellations.incrementAndGet();
    }

    /** Repeats a request until there is an answer. */
    private Answer insist(String path, String body, Random dice) {
        var key = "\"" + new UUID(dice.nextLong(), dice.nextLong()) + "\"";
        var last = new AtomicReference<Answer>();
        var times = new AtomicInteger();
        await(path)
                .atMost(TIMEOUT)
                .pollDelay(Duration.ZERO)
                .pollInterval(PAUSE)
                .untilAsserted(() -> {
                    if (times.getAndIncrement() > 0) repeats.incrementAndGet();
                    var answer = orders.post(path, body, "Idempotency-Key", key);
                    assertThat(answer.status()).as(answer.toString()).isLessThan(500);
                    assertThat(answer.body()).doesNotContain(STILL_RUNNING);
                    last.set(answer);
                });
        return last.get();
    }

    static List<String> products(int count) {
        return IntStream.range(0, count).mapToObj(i -> "product-" + i).toList();
    }
}
