package dev.ordinal.guarantees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.KafkaBroker;
import dev.ordinal.testkit.ServerProcess;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Tests of whole servers on an external database and broker: one, and then a second. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServersIT {

    private static final Duration TIMEOUT = ProbedServers.TIMEOUT;
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
    private static ProbedServers servers;
    private static ServerProcess first;

    @BeforeAll
    static void start() throws IOException {
        kafka = KafkaBroker.start(Path.of("target/kafka", Ids.next().toString()));
        servers = ProbedServers.start("servers-it", 25433, 26617);
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
        return servers.server(
                name,
                port,
                Map.of(
                        "ORDINAL_KAFKA_BOOTSTRAP_SERVERS", kafka.address(),
                        "ORDINAL_BREAKERS_EVENT_PUBLISHING_DELAY", "2",
                        "ORDINAL_READERS_LONGEST_PAUSE", "PT1S"));
    }
}
