package dev.ordinal.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.demo.embedded.ExternalServers;
import dev.ordinal.testkit.MarkdownTable;
import dev.ordinal.testkit.ServerProcess;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Benchmark of telemetry: two servers, each with its own database, take the same number of orders
 * in turn, one without telemetry and one that exports every span to a receiver beside it. A round
 * ends when read models and broker have everything, so that no work is left over for the other's
 * round. The result is the median of the ratios within each pair of rounds, since both rounds of a
 * pair meet the same conditions.
 */
class TelemetryBenchmark {

    private static final int CONNECTIONS = 16;
    private static final int ROUNDS = Integer.getInteger("telemetry.rounds", 25);
    private static final int ORDERS = 2_000;
    private static final int ORDERS_OF_WARM_UP = Integer.getInteger("telemetry.warm-up", 60_000);
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Path WAR = Path.of(System.getProperty("ordinal.war"));
    private static final Path FOLDER =
            Path.of("target", "telemetry-benchmark", "run-" + ProcessHandle.current().pid());
    private static final String ORDER =
            """
            {"items": [{"productId": "book", "quantity": 2,
                        "unitPrice": {"amount": 12.50, "currency": "EUR"}}]}\
            """;

    /**
     * Duration of one round.
     *
     * @param accepted until the last order was accepted
     * @param done until all processing was done
     * @param cpu processor time of the server
     */
    private record Round(double accepted, double done, double cpu) {

        double acceptedPerSecond() {
            return ORDERS / accepted;
        }

        double donePerSecond() {
            return ORDERS / done;
        }

        double cpuPerOrder() {
            return cpu * 1e6 / ORDERS;
        }
    }

    @Test
    void telemetry_costs_less_than_a_tenth() throws Exception {
        Files.createDirectories(FOLDER);
        try (var external = ExternalServers.start(FOLDER.resolve("data"), 25445, 26625);
                var sink = OtlpSink.start();
                var silent = server("silent", 19130, external, Map.of());
                var telling = server("telling", 19131, external, OtlpSink.settings())) {
            compare(
                    new ComparedServer("silent", silent, external),
                    new ComparedServer("telling", telling, external),
                    sink);
        }
    }

    private static ServerProcess server(
            String name, int port, ExternalServers external, Map<String, String> settings)
            throws Exception {
        external.createDatabase(name);
        Map<String, String> all = new HashMap<>(external.environment(name));
        all.putAll(settings);
        return ServerProcess.start(FOLDER.resolve(name), WAR, port, all).awaitReady();
    }

    private static void compare(ComparedServer silent, ComparedServer telling, OtlpSink sink)
            throws Exception {
        for (int i = 0; i < ORDERS_OF_WARM_UP; i += ORDERS) {
            silent.round();
            telling.round();
        }
        var off = new Round[ROUNDS];
        var on = new Round[ROUNDS];
        long before = sink.bytes();
        for (int i = 0; i < ROUNDS; i++) {
            if (i % 2 == 0) off[i] = silent.round();
            on[i] = telling.round();
            if (i % 2 == 1) off[i] = silent.round();
        }
        var table = new MarkdownTable("telemetry", "", "median", "lowest", "highest");
        table.rates(
                "orders accepted per second, telemetry off", each(off, Round::acceptedPerSecond));
        table.rates("orders accepted per second, telemetry on", each(on, Round::acceptedPerSecond));
        table.rates("orders completed per second, telemetry off", each(off, Round::donePerSecond));
        table.rates("orders completed per second, telemetry on", each(on, Round::donePerSecond));
        table.rates("µs of the server's CPU for an order, off", each(off, Round::cpuPerOrder));
        table.rates("µs of the server's CPU for an order, on", each(on, Round::cpuPerOrder));
        table.print();
        double accepted = ratio(on, off, Round::acceptedPerSecond);
        double done = ratio(on, off, Round::donePerSecond);
        System.out.printf(
                "With telemetry: %.1f %% accepted, %.1f %% done, %.1f %% CPU; %d bytes for each%n",
                accepted * 100,
                done * 100,
                ratio(on, off, Round::cpuPerOrder) * 100,
                (sink.bytes() - before) / ROUNDS / ORDERS);
        assertThat(accepted).as("accepted with telemetry beside without").isGreaterThan(0.9);
        assertThat(done).as("done with telemetry beside without").isGreaterThan(0.9);
    }

    private static double[] each(Round[] rounds, ToDoubleFunction<Round> figure) {
        return Arrays.stream(rounds).mapToDouble(figure).toArray();
    }

    /** The median of the pairs' ratios. */
    private static double ratio(Round[] on, Round[] off, ToDoubleFunction<Round> figure) {
        var sorted =
                IntStream.range(0, ROUNDS)
                        .mapToDouble(
                                i -> figure.applyAsDouble(on[i]) / figure.applyAsDouble(off[i]))
                        .sorted()
                        .toArray();
        return sorted[sorted.length / 2];
    }

    /** One of the two servers that are compared. */
    private static final class ComparedServer {

        private final String database;
        private final ExternalServers external;
        private final ProcessHandle process;
        private final HttpLoad load;

        ComparedServer(String database, ServerProcess server, ExternalServers external)
                throws Exception {
            this.database = database;
            this.external = external;
            this.process = ProcessHandle.of(server.pid()).orElseThrow();
            this.load = new HttpLoad(server.uri("/"), "/api/orders", ORDER);
        }

        /** Takes orders, and waits until read models and broker have them. */
        Round round() throws Exception {
            double cpu = cpuSeconds();
            long start = System.nanoTime();
            var left = new AtomicInteger(ORDERS);
            Rate.of(
                    CONNECTIONS,
                    TIMEOUT,
                    goOn ->
                            load.connection(
                                    () -> goOn.getAsBoolean() && left.getAndDecrement() > 0));
            assertThat(left.get()).as("orders left").isNegative();
            double accepted = secondsSince(start);
            await().pollDelay(Duration.ZERO)
                    .pollInterval(LOOK)
                    .atMost(TIMEOUT)
                    .until(() -> external.number(database, ExternalServers.UNREAD) == 0);
            return new Round(accepted, secondsSince(start), cpuSeconds() - cpu);
        }

        private static double secondsSince(long start) {
            return (System.nanoTime() - start) / 1e9;
        }

        private double cpuSeconds() {
            return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
        }
    }
}
