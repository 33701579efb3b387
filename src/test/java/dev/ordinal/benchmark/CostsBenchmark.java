package dev.ordinal.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.demo.embedded.ExternalServers;
import dev.ordinal.testkit.MarkdownTable;
import dev.ordinal.testkit.ServerProcess;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;

/**
 * Check that an order costs no more than before, by counting instead of measuring time, so that it
 * works on a machine that does other things as well. With {@code -Dcosts.before=<ordinal.war>} it
 * compares this build with another one, in turns, and fails if a count is more than a tenth higher.
 */
class CostsBenchmark {

    private static final int ORDERS = 5_000;
    private static final int ORDERS_OF_WARM_UP = Integer.getInteger("costs.warm-up", 20_000);
    private static final int ROUNDS = 3;
    private static final int CONNECTIONS = 8;
    private static final double WORSE = 1.1;
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** PostgreSQL's sessions report their transactions within ten seconds. */
    private static final Duration REPORTED = Duration.ofSeconds(11);

    private static final Path WAR = Path.of(System.getProperty("ordinal.war"));
    private static final String BEFORE = System.getProperty("costs.before", "");
    private static final Path FOLDER =
            Path.of("target", "costs-benchmark", "run-" + ProcessHandle.current().pid());
    private static final String ORDER =
            """
            {"items": [{"productId": "book", "quantity": 2,
                        "unitPrice": {"amount": 12.50, "currency": "EUR"}}]}\
            """;

    @Test
    void an_order_costs_no_more_than_before() throws Exception {
        Files.createDirectories(FOLDER);
        try (var external = ExternalServers.start(FOLDER.resolve("data"), 25446, 26626)) {
            external.countStatements();
            if (BEFORE.isEmpty()) measure(external);
            else compare(external, Path.of(BEFORE));
        }
    }

    private static void measure(ExternalServers external) throws Exception {
        try (var now = new Counted(external, "now", WAR, 19140)) {
            now.warmUp();
            for (int i = 0; i < ROUNDS; i++) now.round();
            var table = new MarkdownTable("costs", "for each order", "median", "lowest", "highest");
            for (var count : OrderCosts.COUNTED) {
                var sorted = now.sorted(count.figure());
                table.row(count.label(), text(sorted[1]), text(sorted[0]), text(sorted[2]));
            }
            times(table, now);
            table.print();
        }
    }

    private static void times(MarkdownTable table, Counted server) {
        var own = server.sorted(OrderCosts::server);
        var database = server.sorted(OrderCosts::database);
        table.row("µs of the server's CPU", text(own[1]), text(own[0]), text(own[2]));
        table.row(
                "µs of PostgreSQL's CPU", text(database[1]), text(database[0]), text(database[2]));
    }

    private static void compare(ExternalServers external, Path war) throws Exception {
        try (var before = new Counted(external, "before", war, 19140);
                var now = new Counted(external, "now", WAR, 19141)) {
            before.warmUp();
            now.warmUp();
            for (int i = 0; i < ROUNDS; i++) {
                before.round();
                now.round();
            }
            report(before, now);
        }
    }

    private static void report(Counted before, Counted now) throws Exception {
        var table = new MarkdownTable("costs", "for each order", "before", "now", "ratio");
        var worse = new ArrayList<String>();
        for (var count : OrderCosts.COUNTED) {
            double ratio = row(table, count.label(), before, now, count.figure());
            if (ratio > WORSE) worse.add(count.label());
        }
        row(table, "µs of the server's CPU", before, now, OrderCosts::server);
        row(table, "µs of PostgreSQL's CPU", before, now, OrderCosts::database);
        table.print();
        assertThat(worse).as("more than a tenth above the build before").isEmpty();
    }

    private static double row(
            MarkdownTable table,
            String label,
            Counted before,
            Counted now,
            ToDoubleFunction<OrderCosts> figure) {
        double then = before.sorted(figure)[ROUNDS / 2];
        double median = now.sorted(figure)[ROUNDS / 2];
        table.row(label, text(then), text(median), text(median / then));
        return median / then;
    }

    private static String text(double figure) {
        return figure < 100 ? "%.2f".formatted(figure) : "%,.0f".formatted(figure);
    }

    /** One of the servers, with a database of its own. */
    private static final class Counted implements AutoCloseable {

        private final ExternalServers external;
        private final String database;
        private final ServerProcess server;
        private final ServerMemory memory;
        private final HttpLoad load;
        private final List<OrderCosts> rounds = new ArrayList<>();

        Counted(ExternalServers external, String database, Path war, int port) throws Exception {
            this.external = external;
            this.database = database;
            external.createDatabase(database);
            server =
                    ServerProcess.start(
                                    FOLDER.resolve(database),
                                    war,
                                    port,
                                    external.environment(database))
                            .awaitReady();
            memory = ServerMemory.of(server.pid());
            load = new HttpLoad(server.uri("/"), "/api/orders", ORDER);
        }

        void warmUp() throws Exception {
            take(ORDERS_OF_WARM_UP);
        }

        void round() throws Exception {
            var before = OrderCosts.soFar(external, database, memory);
            take(ORDERS);
            rounds.add(OrderCosts.soFar(external, database, memory).since(before, ORDERS));
        }

        /** Takes orders, and waits until read models and broker have them. */
        private void take(int orders) throws Exception {
            var left = new AtomicInteger(orders);
            Rate.of(
                    CONNECTIONS,
                    TIMEOUT,
                    goOn ->
                            load.connection(
                                    () -> goOn.getAsBoolean() && left.getAndDecrement() > 0));
            assertThat(left.get()).as("orders left").isNegative();
            await().pollInterval(LOOK)
                    .during(REPORTED)
                    .atMost(TIMEOUT)
                    .until(() -> external.number(database, ExternalServers.UNREAD) == 0);
        }

        double[] sorted(ToDoubleFunction<OrderCosts> figure) {
            return rounds.stream().mapToDouble(figure).sorted().toArray();
        }

        @Override
        public void close() throws IOException {
            memory.close();
            server.close();
        }
    }
}
