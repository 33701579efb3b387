package dev.ordinal.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.embedded.ExternalServers;
import dev.ordinal.testkit.MarkdownTable;
import dev.ordinal.testkit.ServerProcess;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What telemetry costs: two servers, each with a database of its own, take orders in turn, one
 * silent and one exporting every span to a receiver beside it. The ratio of each round counts, as
 * what both meet in it is alike; of those, the median. Rounds are many and short: what else the
 * machine does comes and goes more slowly.
 */
class TelemetryBenchmark {

    private static final int CONNECTIONS = 16;
    private static final int ROUNDS = Integer.getInteger("telemetry.rounds", 41);
    private static final Duration WARM_UP =
            Duration.ofSeconds(Integer.getInteger("telemetry.warm-up", 60));
    private static final Duration ROUND = Duration.ofSeconds(2);
    private static final Path WAR = Path.of(System.getProperty("ordinal.war"));
    private static final Path FOLDER =
            Path.of("target", "telemetry-benchmark", "run-" + ProcessHandle.current().pid());
    private static final String ORDER =
            """
            {"items": [{"productId": "book", "quantity": 2,
                        "unitPrice": {"amount": 12.50, "currency": "EUR"}}]}\
            """;

    @Test
    void telemetry_costs_less_than_a_tenth() throws Exception {
        Files.createDirectories(FOLDER);
        try (var external = ExternalServers.start(FOLDER.resolve("data"), 25445, 26625);
                var sink = OtlpSink.start();
                var silent = server("silent", 19130, external, Map.of());
                var telling = server("telling", 19131, external, OtlpSink.settings())) {
            compare(load(silent), load(telling), sink);
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

    private static HttpLoad load(ServerProcess server) throws Exception {
        return new HttpLoad(server.uri("/"), "/api/orders", ORDER);
    }

    private static void compare(HttpLoad silent, HttpLoad telling, OtlpSink sink) throws Exception {
        for (HttpLoad load : new HttpLoad[] {silent, telling}) rate(load, WARM_UP);
        var off = new double[ROUNDS];
        var on = new double[ROUNDS];
        long before = sink.bytes();
        for (int i = 0; i < ROUNDS; i++) {
            if (i % 2 == 0) off[i] = rate(silent, ROUND);
            on[i] = rate(telling, ROUND);
            if (i % 2 == 1) off[i] = rate(silent, ROUND);
        }
        double orders = Arrays.stream(on).sum() * ROUND.toSeconds();
        var table = new MarkdownTable("telemetry", "per second", "median", "lowest", "highest");
        table.rates("create-order commands, telemetry off", off);
        table.rates("create-order commands, telemetry on", on);
        table.print();
        double ratio =
                median(IntStream.range(0, ROUNDS).mapToDouble(i -> on[i] / off[i]).toArray());
        System.out.printf(
                "With telemetry: %.1f %% of the orders; %.0f bytes exported for each%n",
                ratio * 100, (sink.bytes() - before) / orders);
        assertThat(ratio).as("orders with telemetry beside those without").isGreaterThan(0.9);
    }

    private static double rate(HttpLoad load, Duration time) throws Exception {
        return Rate.of(CONNECTIONS, time, load::connection);
    }

    private static double median(double[] rates) {
        var sorted = rates.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
