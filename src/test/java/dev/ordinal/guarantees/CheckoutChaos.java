package dev.ordinal.guarantees;

import static dev.ordinal.testkit.ThreeServers.Role.INVENTORY;
import static dev.ordinal.testkit.ThreeServers.Role.ORDERING;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.MarkdownTable;
import dev.ordinal.testkit.ThreeServers;
import dev.ordinal.testkit.ThreeServers.Ports;

import org.junit.jupiter.api.Test;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * Test of checkouts at three servers that are killed repeatedly. Every checkout must end, and stock
 * and money must be right: {@code mvn verify -Pchaos}.
 */
class CheckoutChaos {

    private static final long SEED = Long.getLong("chaos.seed", System.nanoTime());
    private static final int CHECKOUTS = Integer.getInteger("chaos.checkouts", 2_000);
    private static final int KILLS = Integer.getInteger("chaos.kills", 10);
    private static final int PER_SECOND = Integer.getInteger("chaos.pace", 10);
    private static final int CUSTOMERS = 8;
    private static final int PRODUCTS = 20;

    private static final Path FOLDER =
            Path.of("target", "checkout-chaos", "run-" + ProcessHandle.current().pid());
    private static final Path WAR = Path.of(System.getProperty("ordinal.war"));

    /**
     * Settings with which the provider's failures are detected sooner; fulfilment keeps its default
     * time-outs.
     */
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "ORDINAL_PAYMENT_PROVIDER_TIMEOUT_MILLIS", "2000",
                    "ORDINAL_PAYMENT_PROVIDER_LONGEST_PAUSE", "PT5S",
                    "ORDINAL_PAYMENT_SANDBOX_HANG", "PT4S",
                    "ORDINAL_PAYMENT_SANDBOX_SEED", Long.toString(SEED),
                    "ORDINAL_BREAKERS_PAYMENT_PROVIDER_DELAY", "2");

    private final Random dice = new Random(SEED);

    @Test
    void every_checkout_ends_and_the_books_agree() throws Exception {
        System.out.println("Seed " + SEED + " (-Dchaos.seed=" + SEED + " to have it again)");
        try (var three =
                ThreeServers.start(FOLDER, WAR, new Ports(19110, 25442, 26622), SETTINGS)) {
            var received = receive(three.http(INVENTORY).as("olga"));
            var customers =
                    new PersistentCustomers(
                            three.http(ORDERING),
                            PersistentCustomers.products(PRODUCTS),
                            new SteadyPace(PER_SECOND));
            check(three, customers, received);
        }
    }

    /** Stocks enough of some products, and too little of others. */
    private Map<String, Long> receive(Http stock) {
        Map<String, Long> received = new HashMap<>();
        for (String product : PersistentCustomers.products(PRODUCTS)) {
            int pieces = CHECKOUTS / 20 + dice.nextInt(CHECKOUTS / 5);
            var body = BodyPublishers.ofString("{\"onHand\": " + pieces + "}");
            var path = "/api/stock/" + product;
            var answer = stock.send("PUT", path, body, "Content-Type", "application/json");
            assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
            received.put(product, (long) pieces);
        }
        return received;
    }

    private void check(
            ThreeServers three, PersistentCustomers customers, Map<String, Long> received)
            throws Exception {
        long start = System.nanoTime();
        try (var killings = new ServerKiller(three, customers::submitted)) {
            killings.begin(KILLS, CHECKOUTS, SEED);
            customers.checkOut(CHECKOUTS, CUSTOMERS, SEED);
            killings.awaitEnd();
            var underFire = since(start);
            var books = new CheckoutBooks(three);
            books.awaitQuiet(CHECKOUTS);
            report(customers, killings, books, underFire, since(start));
            books.assertSettled(CHECKOUTS);
            books.assertStock(received);
            books.assertMoney();
            assertThat(books.deadLetters()).as("dead letters").isZero();
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void report(
            PersistentCustomers customers,
            ServerKiller killings,
            CheckoutBooks books,
            Duration underFire,
            Duration time)
            throws Exception {
        var table = new MarkdownTable("chaos", "chaos, seed " + SEED, "");
        table.row("checkouts", customers.submitted());
        table.row("confirmed", books.confirmed());
        for (var reason : books.reasons().entrySet()) {
            table.row("cancelled: " + reason.getKey(), reason.getValue());
        }
        table.row("cancellations asked for", customers.cancellations());
        table.row("requests sent again", customers.repeats());
        table.row("servers killed with `kill -9`", killings.count());
        table.row("seconds from a kill until it takes work again, median", seconds(killings));
        table.row("seconds until the last server was back", underFire.toSeconds());
        table.row("seconds until all was settled", time.toSeconds());
        table.row("dead letters", books.deadLetters());
        table.print();
    }

    private static String seconds(ServerKiller killings) {
        return "%.1f".formatted(killings.absence().toMillis() / 1000.0);
    }
}
