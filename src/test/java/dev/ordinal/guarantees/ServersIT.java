package dev.ordinal.guarantees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.demo.embedded.ExternalServers;
import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.KafkaBroker;
import dev.ordinal.testkit.NetworkLink;
import dev.ordinal.testkit.ServerProcess;

import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Tests of whole servers on an external database and broker: one, and then a second. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServersIT {

    private static final Duration TIMEOUT = ProbedServers.TIMEOUT;
    private static final int DATABASE_PORT = 25433;
    private static final int CUSTOMERS = 8;
    private static final int ORDERS_PER_SECOND = 100;

    /** The events that are sent to Kafka at a time. */
    private static final int BATCH = 2000;

    private static final String ORDER =
            """
            {"items": [{"productId": "tea", "quantity": 1,
                        "unitPrice": {"amount": 4.50, "currency": "EUR"}}]}\
            """;
    private static KafkaBroker kafka;

    /** The number of sessions that have been silent in a transaction for more than a second. */
    private static final String SILENT =
            """
            select count(*) from pg_stat_activity
             where state like 'idle in transaction%'
               and state_change < clock_timestamp() - interval '1 second'\
            """;

    private static ProbedServers servers;
    private static ServerProcess first;

    @BeforeAll
    static void start() throws IOException {
        kafka = KafkaBroker.start(Path.of("target/kafka", Ids.next().toString()));
        servers = ProbedServers.start("servers-it", DATABASE_PORT, 26617);
        first = server("first", 19081);
    }

    @AfterAll
    static void stop() throws Exception {
        first.kill();
        servers.close();
        kafka.close();
    }

    @Test
    @Order(1)
    void health_means_what_it_is_taken_for() throws Exception {
        await().atMost(TIMEOUT).until(() -> status(first, "/health/started") == 200);
        assertThat(first.post("/api/orders", ORDER).statusCode())
                .as("an order right after the start")
                .isEqualTo(202);
        servers.external().stopDatabase();
        await("the server to say so soon")
                .atMost(Duration.ofSeconds(30))
                .until(() -> status(first, "/health/ready") == 503);
        assertThat(status(first, "/health/live")).isEqualTo(200);
        assertThat(status(first, "/health/started")).isEqualTo(200);
        servers.external().startDatabase();
        await().atMost(TIMEOUT).until(() -> status(first, "/health/ready") == 200);
        assertThat(status(first, "/health/live")).as("no worker has died").isEqualTo(200);
    }

    @Test
    @Order(2)
    void orders_are_taken_while_the_broker_is_away_and_told_when_it_is_back() throws Exception {
        long before = servers.events();
        var load =
                new OrderLoad(() -> List.of(first), CUSTOMERS, new SteadyPace(ORDERS_PER_SECOND));
        try (load) {
            await().atMost(TIMEOUT).until(() -> servers.events() > before + 500);
            servers.external().stopBroker();
            long atStop = servers.events();
            await("the relay asks again at once")
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> breaker(first).contains("\"state\":\"open\""));
            var ready = first.get("/health/ready");
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(ready.body()).contains("\"event-publishing\":\"OPEN since");
            assertThat(first.get("/health/live").statusCode()).isEqualTo(200);
            await().atMost(TIMEOUT).until(() -> calls(first, "failed") >= 8);
            assertThat(calls(first, "prevented"))
                    .as("between its probes the relay waits")
                    .isEqualTo(1);
            await().atMost(TIMEOUT).until(() -> servers.events() > atStop + 1500);
            servers.external().startBroker();
            long atStart = servers.events();
            await().atMost(TIMEOUT).until(() -> servers.events() > atStart + 500);
        }
        assertThat(load.failures()).isEmpty();
        servers.awaitEffectsOnce(0);
        await().atMost(TIMEOUT).until(() -> breaker(first).contains("\"state\":\"closed\""));
    }

    @Test
    @Order(3)
    void a_killed_server_leaves_nothing_undone_and_nothing_done_twice() throws Exception {
        try (var second = server("second", 19082)) {
            second.awaitReady();
            long before = servers.events();
            long ordersBefore = servers.number("select count(*) from order_details");
            var load = new OrderLoad(List.of(first, second), CUSTOMERS);
            try (load) {
                await().atMost(TIMEOUT).until(() -> servers.events() > before + 1500);
                second.kill();
                long atKill = servers.events();
                await().atMost(TIMEOUT).until(() -> servers.events() > atKill + 1500);
            }
            servers.awaitCaughtUp();
            assertThat(servers.number("select count(*) from order_details"))
                    .isGreaterThanOrEqualTo(ordersBefore + load.accepted().size());
            assertThat(servers.events()).isGreaterThanOrEqualTo(before + load.answered());
            Replay.of(servers.external()).assertEqualsReadModels(load.accepted());
            servers.awaitEffectsOnce(0);
            SeenInKafka.of(kafka.records("events.ordering"))
                    .assertComplete(servers.events(), BATCH);
        }
    }

    @Test
    @Order(4)
    void what_a_frozen_server_held_is_taken_over() throws Exception {
        try (var second = server("second", 19082)) {
            second.awaitReady();
            try {
                assertTakenOver(second, () -> second.signal("STOP"), () -> second.signal("CONT"));
            } finally {
                second.signal("CONT");
            }
        }
    }

    @Test
    @Order(5)
    void what_a_server_held_that_lost_the_database_is_taken_over() throws Exception {
        try (var link = NetworkLink.to(DATABASE_PORT);
                var second = server("second", 19082, link)) {
            second.awaitReady();
            assertTakenOver(second, link::cut, link::restore);
        }
    }

    /** A change of the state of a server or its network. */
    private interface Act {

        void run() throws Exception;
    }

    /** Silences a server in the middle of a transaction, and lets it go on after a takeover. */
    private static void assertTakenOver(ServerProcess server, Act silence, Act end)
            throws Exception {
        var open = new AtomicReference<>(List.of(first, server));
        try (var load = new OrderLoad(open::get, CUSTOMERS, new SteadyPace(ORDERS_PER_SECOND))) {
            long before = servers.events();
            await().atMost(TIMEOUT).until(() -> servers.events() > before + 500);
            await().atMost(TIMEOUT).until(() -> isSilentInTransaction(silence, end));
            open.set(List.of(first));
            await("the transactions of the silent server to end")
                    .atMost(Duration.ofSeconds(25))
                    .until(() -> servers.number(SILENT) == 0);
            assertThat(first.post("/api/orders", ORDER).statusCode())
                    .as("an order meanwhile, after %s", load.answered())
                    .isEqualTo(202);
        }
        await("the other server to have read everything")
                .atMost(Duration.ofSeconds(20))
                .until(() -> servers.number(ExternalServers.UNREAD) == 0);
        servers.awaitEffectsOnce(0);
        end.run();
        await().atMost(TIMEOUT).until(() -> status(server, "/health/ready") == 200);
        await().atMost(TIMEOUT).until(() -> server.post("/api/orders", ORDER).statusCode() == 202);
        servers.awaitCaughtUp();
        servers.awaitEffectsOnce(0);
    }

    /** Silences a server; lets it go on unless it is in the middle of a transaction. */
    private static boolean isSilentInTransaction(Act silence, Act end) throws Exception {
        silence.run();
        try {
            await().atMost(Duration.ofSeconds(3)).until(() -> servers.number(SILENT) > 0);
            return true;
        } catch (ConditionTimeoutException _) {
            end.run();
            return false;
        }
    }

    @Test
    @Order(6)
    void a_server_that_stops_does_not_wait_for_clients_that_follow_live() throws Exception {
        var live = Http.at(first.uri("/").toURL()).listen("/api/orders/live");
        await().atMost(TIMEOUT).until(() -> live.comments().contains("live"));
        first.close();
        assertThat(first.console())
                .doesNotContain("CWWKE1102W: The quiesce operation did not complete");
    }

    /** The status of a response; 0 if there is none. */
    private static int status(ServerProcess server, String path) throws InterruptedException {
        try {
            return server.get(path).statusCode();
        } catch (IOException _) {
            return 0;
        }
    }

    private static String breaker(ServerProcess server) throws Exception {
        return server.get("/api/admin/breakers").body();
    }

    /** The number of calls through the breaker with a result. */
    private static long calls(ServerProcess server, String result) throws Exception {
        return Json.TOLERANT.readTree(breaker(server)).at("/items/0/" + result).longValue();
    }

    private static ServerProcess server(String name, int port) throws IOException {
        return servers.server(name, port, settings());
    }

    private static Map<String, String> settings() {
        return Map.of(
                "ORDINAL_KAFKA_BOOTSTRAP_SERVERS", kafka.address(),
                "ORDINAL_BREAKERS_EVENT_PUBLISHING_DELAY", "2",
                "ORDINAL_READERS_LONGEST_PAUSE", "PT1S");
    }

    /** Starts a server that reaches the database by a link. */
    private static ServerProcess server(String name, int port, NetworkLink link)
            throws IOException {
        Map<String, String> settings = new HashMap<>(settings());
        settings.put(
                "ORDINAL_DATABASE_URL",
                "jdbc:postgresql://127.0.0.1:%d/ordinal".formatted(link.port()));
        settings.put("ORDINAL_DATABASE_SOCKET_TIMEOUT", "6");
        return servers.server(name, port, settings);
    }
}
