package dev.ordinal.benchmark;

import dev.ordinal.engine.schema.EventRegistry;
import dev.ordinal.engine.store.EventStore;
import dev.ordinal.engine.store.Slots;
import dev.ordinal.engine.store.Tail;
import dev.ordinal.ordering.contract.OrderEvent;
import dev.ordinal.ordering.details.OrderDetails;
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
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.UUID;

import javax.sql.DataSource;

/**
 * The figures of {@code docs/benchmarks.md}. Each is taken in turn with its limit in the same run,
 * and the median of the rounds is printed: {@code mvn verify -Pbenchmark}.
 */
@ArquillianTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OrdersBenchmark {

    private static final String DATABASE = "jdbc:postgresql://127.0.0.1:25432/ordinal";
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

    @Inject private EventStore store;
    @Inject private EventRegistry registry;
    @Inject private Tail tail;

    @Resource(lookup = "jdbc/ordinal")
    private DataSource database;

    @Deployment
    static WebArchive application() {
        return OrdinalDeployment.with(OrdersBenchmark.class);
    }

    @Test
    @Order(1)
    @RunAsClient
    void create_orders() throws Exception {
        var load =
                new HttpLoad(
                        SERVER, "/api/orders", "{\"items\": [" + ITEM.formatted("book", 2) + "]}");
        var plain = new PlainInserts(DATABASE);
        Rate.of(CONNECTIONS, WARM_UP, load::connection);
        Rate.of(CONNECTIONS, Duration.ofSeconds(5), plain::connection);
        var orders = new double[ROUNDS];
        var limit = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            orders[i] = Rate.of(CONNECTIONS, ROUND, load::connection);
            limit[i] = Rate.of(CONNECTIONS, ROUND, plain::connection);
        }
        report("create-order commands, durable, over HTTP", orders);
        report("the same rows through plain JDBC", limit);
    }

    @Test
    @Order(2)
    @RunAsClient
    void fill_the_log_for_the_replay() throws Exception {
        var load =
                new HttpLoad(
                        SERVER, "/api/orders", "{\"items\": [" + ITEM.formatted("book", 2) + "]}");
        while (count("select count(*) from event") < REPLAYED) {
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
            keep(connection, "events replayed into orders", replayed);
            keep(connection, "events read by a plain cursor", scanned);
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
            var events = store.readAll(position, end, Slots.ALL, 1000);
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
        report("commands on one order of 5,000 events, one caller", one);
        report("commands on one order of 5,000 events, 16 callers", many);
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
    @RunAsClient
    void print() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select * from benchmark order by id")) {
            System.out.println(
                    "\n| per second | median | lowest | highest |\n| --- | --- | --- | --- |");
            while (rows.next()) {
                System.out.printf(
                        "| %s | %,.0f | %,.0f | %,.0f |%n",
                        rows.getString("name"),
                        rows.getDouble("median"),
                        rows.getDouble("lowest"),
                        rows.getDouble("highest"));
            }
        }
    }

    private static void report(String name, double[] rates) throws SQLException {
        try (var connection = connect()) {
            keep(connection, name, rates);
        }
    }

    private static void keep(Connection connection, String name, double[] rates)
            throws SQLException {
        Arrays.sort(rates);
        try (var statement = connection.createStatement()) {
            statement.execute(
                    """
                    create table if not exists benchmark (id bigint generated always as identity,
                        name text, median float8, lowest float8, highest float8)\
                    """);
        }
        try (var insert =
                connection.prepareStatement(
                        "insert into benchmark (name, median, lowest, highest) values (?, ?, ?,"
                                + " ?)")) {
            insert.setString(1, name);
            insert.setDouble(2, rates[rates.length / 2]);
            insert.setDouble(3, rates[0]);
            insert.setDouble(4, rates[rates.length - 1]);
            insert.executeUpdate();
        }
    }

    private static long count(String query) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(DATABASE, "ordinal", "ordinal");
    }
}
