package dev.ordinal.benchmark;

import dev.ordinal.engine.log.internal.LogScan;
import dev.ordinal.engine.log.internal.LogTail;
import dev.ordinal.engine.log.internal.Slots;
import dev.ordinal.engine.schema.internal.EventRegistry;
import dev.ordinal.shop.ordering.contract.OrderEvent;
import dev.ordinal.shop.ordering.details.OrderDetails;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.OrdinalDeployment;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.UUID;

import javax.sql.DataSource;

/**
 * Benchmark behind the figures of {@code docs/benchmarks.md}. Each figure alternates with its upper
 * bound in the same run, and the median of the rounds is printed: {@code mvn verify -Pbenchmark}.
 */
@ArquillianTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OrdersBenchmark {

    private static final URI SERVER = URI.create("http://localhost:19080");
    private static final int CONNECTIONS = 16;
    private static final int ROUNDS = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(100);
    private static final Duration ROUND = Duration.ofSeconds(10);
    private static final int REPLAYED = 100_000;
    private static final int LONG_ORDER = 5_000;
    private static final String ITEM =
            """
            {"productId": "%s", "quantity": %d, "unitPrice": {"amount": 12.50, "currency": "EUR"}}\
            """;

    @Inject private LogScan scan;
    @Inject private EventRegistry registry;
    @Inject private LogTail tail;

    @Resource(lookup = "jdbc/ordinal")
    private DataSource database;

    @Deployment
    static WebArchive application() {
        return OrdinalDeployment.with(
                OrdersBenchmark.class,
                Figures.class,
                Rate.class,
                Rate.Work.class,
                SchemaCosts.class);
    }

    @Test
    @Order(1)
    @RunAsClient
    void create_orders() throws Exception {
        var load =
                new HttpLoad(
                        SERVER, "/api/orders", "{\"items\": [" + ITEM.formatted("book", 2) + "]}");
        var plain = new PlainInserts(Figures.DATABASE);
        Rate.of(CONNECTIONS, WARM_UP, load::connection);
        Rate.of(CONNECTIONS, Duration.ofSeconds(5), plain::connection);
        var orders = new double[ROUNDS];
        var limit = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            orders[i] = Rate.of(CONNECTIONS, ROUND, load::connection);
            limit[i] = Rate.of(CONNECTIONS, ROUND, plain::connection);
        }
        Figures.report("create-order commands, durable, over HTTP", orders);
        Figures.report("the same rows through plain JDBC", limit);
    }

    @Test
    @Order(2)
    @RunAsClient
    void fill_the_log_for_the_replay() throws Exception {
        var load =
                new HttpLoad(
                        SERVER, "/api/orders", "{\"items\": [" + ITEM.formatted("book", 2) + "]}");
        while (Figures.number("select count(*) from event") < REPLAYED) {
            Rate.of(CONNECTIONS, ROUND, load::connection);
        }
    }

    @Test
    @Order(3)
    void replay() throws SQLException {
        try (var connection = database.getConnection()) {
            var replayed = new double[ROUNDS];
            var scanned = new double[ROUNDS];
            replayAll();
            for (int i = 0; i < ROUNDS; i++) {
                replayed[i] = replayAll();
                scanned[i] = scanAll(connection);
            }
            Figures.keep(connection, "events replayed into orders", replayed);
            Figures.keep(connection, "events read by a plain cursor", scanned);
        }
    }

    private double replayAll() {
        var decoder = registry.decoder(OrderEvent.class);
        long start = System.nanoTime();
        var orders = new HashMap<UUID, OrderDetails>();
        long position = 0;
        long end = tail.position();
        long count = 0;
        while (position < end) {
            var events = scan.readAll(position, end, Slots.ALL, 1000);
            for (var stored : events) {
                for (OrderEvent event : stored.read(decoder)) {
                    orders.compute(
                            event.orderId(),
                            (id, order) -> OrderDetails.after(order, event, stored.metadata()));
                }
            }
            count += events.size();
            position = events.isEmpty() ? end : events.getLast().metadata().position();
        }
        return count * 1e9 / (System.nanoTime() - start);
    }

    private static double scanAll(Connection connection) throws SQLException {
        long start = System.nanoTime();
        long count = 0;
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(1000);
            try (var rows = statement.executeQuery("select * from event order by position")) {
                while (rows.next()) {
                    rows.getString("body");
                    count++;
                }
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
        return count * 1e9 / (System.nanoTime() - start);
    }

    @Test
    @Order(4)
    @RunAsClient
    void one_long_order() throws Exception {
        var path = place() + "/items";
        for (int i = 0; i < LONG_ORDER / 1000; i++) add(path, "filler-" + i, 1000);
        var one = new double[ROUNDS];
        var many = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            var load = new HttpLoad(SERVER, path, ITEM.formatted("one-" + i, 1));
            one[i] = Rate.of(1, Duration.ofSeconds(3), load::connection);
            var loads = new HttpLoad(SERVER, path, ITEM.formatted("many-" + i, 1));
            many[i] = Rate.of(CONNECTIONS, Duration.ofSeconds(3), loads::connection);
        }
        Figures.report("commands on one order of 5,000 events, one caller", one);
        Figures.report("commands on one order of 5,000 events, 16 callers", many);
    }

    private static void add(String path, String product, int times) throws Exception {
        var load = new HttpLoad(SERVER, path, ITEM.formatted(product, 1));
        var left = new int[] {times};
        load.connection(() -> left[0]-- > 0);
    }

    private static String place() throws Exception {
        var request =
                HttpRequest.newBuilder(SERVER.resolve("/api/orders"))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + Http.token(SERVER, "alice"))
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"items\": [" + ITEM.formatted("book", 1) + "]}"))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.discarding());
            return answer.headers().firstValue("Location").orElseThrow();
        }
    }

    @Test
    @Order(5)
    void schemas() throws Exception {
        var costs = new SchemaCosts(registry);
        var figures = new double[5][ROUNDS];
        for (int i = -3; i < ROUNDS; i++) {
            int round = Math.max(0, i); // the first three rounds warm up
            figures[0][round] = costs.writtenAndChecked();
            figures[1][round] = costs.written();
            figures[2][round] = costs.readByTheDecoder();
            figures[3][round] = costs.readByJackson();
            figures[4][round] = costs.readAndUpcast();
        }
        try (var connection = database.getConnection()) {
            Figures.keep(connection, "events written as JSON and checked, one thread", figures[0]);
            Figures.keep(connection, "events written as JSON only", figures[1]);
            Figures.keep(connection, "events of the current version decoded", figures[2]);
            Figures.keep(connection, "the same read by Jackson alone", figures[3]);
            Figures.keep(connection, "events of the version before decoded", figures[4]);
        }
    }

    @Test
    @Order(6)
    @RunAsClient
    void print() throws SQLException {
        Figures.print();
    }
}
