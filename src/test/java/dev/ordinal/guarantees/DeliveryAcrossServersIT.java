package dev.ordinal.guarantees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.embedded.ExternalServers;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.OtlpReceiver;
import dev.ordinal.testkit.ServerProcess;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one server leaves behind, another takes up: nothing undone, nothing done twice. */
class DeliveryAcrossServersIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Path FOLDER = Path.of("target", "delivery-it");

    private static ExternalServers external;
    private static Path war;

    private OtlpReceiver telemetry;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(FOLDER);
        war = FOLDER.resolve("ordinal.war");
        ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("ordinal.war")))
                .addClasses(
                        Notes.class, HaltingWitness.class, OrderlyWitness.class, SlowWitness.class)
                .addAsResource("db/migration/probe/V2026_11_01_98__witness.sql")
                .as(ZipExporter.class)
                .exportTo(war.toFile(), true);
        external =
                ExternalServers.start(
                        FOLDER.resolve("data-" + ProcessHandle.current().pid()), 25435, 26619);
    }

    @AfterAll
    static void stop() throws Exception {
        external.close();
    }

    @BeforeEach
    void listen() throws IOException {
        telemetry = OtlpReceiver.start();
    }

    @AfterEach
    void close() {
        telemetry.close();
    }

    private static ServerProcess server(String name, Map<String, String> own) throws IOException {
        Map<String, String> settings = new HashMap<>(external.environment());
        settings.putAll(OtlpReceiver.environment());
        settings.put("TEST_SERVER", name);
        settings.putAll(own);
        return ServerProcess.start(FOLDER.resolve(name), war, 19085, settings);
    }

    /** Returns the stream of the order. */
    private static String place(ServerProcess server) throws Exception {
        var item =
                "{\"productId\": \"tea\", \"quantity\": 1, \"unitPrice\": {\"amount\": 1,"
                        + " \"currency\": \"EUR\"}}";
        var placed = server.post("/api/orders", "{\"items\": [" + item + "]}");
        assertThat(placed.statusCode()).isEqualTo(202);
        var location = placed.headers().firstValue("Location").orElseThrow();
        return "order-" + location.substring(location.lastIndexOf('/') + 1);
    }

    private static void cancel(ServerProcess server, String stream) throws Exception {
        var order = "/api/orders/" + stream.substring("order-".length());
        var answer = server.post(order + "/cancel", "{\"reason\": \"test\"}");
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    /** What a subscription has noted of a stream: the version and the server, as it came. */
    private static List<String> noted(String subscription, String stream) {
        try (var connection = external.connect();
                var query =
                        connection.prepareStatement(
                                "select version || ' by ' || server from witness where"
                                        + " subscription = ? and stream = ? order by id")) {
            query.setString(1, subscription);
            query.setString(2, stream);
            var noted = new ArrayList<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) noted.add(rows.getString(1));
            }
            return noted;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long counted(String subscription, String outcome) {
        return telemetry.number(
                "ordinal.consumer.messages",
                Map.of(
                        "messaging.destination.subscription.name",
                        subscription,
                        "ordinal.outcome",
                        outcome));
    }

    @Test
    void who_dies_between_commit_and_acknowledgement_gets_the_message_again_without_effect()
            throws Exception {
        String order;
        try (var first = server("halting", Map.of("TEST_HALTS", "true"))) {
            first.awaitReady();
            order = place(first);
            await().atMost(PATIENCE).until(() -> !first.isAlive());
        }
        assertThat(noted(HaltingWitness.NAME, order)).containsExactly("1 by halting");
        try (var second = server("heir", Map.of())) {
            second.awaitReady();
            await().atMost(PATIENCE).until(() -> counted(HaltingWitness.NAME, "duplicate") == 1);
            cancel(second, order);
            await().atMost(PATIENCE).until(() -> noted(HaltingWitness.NAME, order).size() > 1);
            assertThat(noted(HaltingWitness.NAME, order))
                    .containsExactly("1 by halting", "2 by heir");
            assertThat(counted(HaltingWitness.NAME, "duplicate")).isOne();
        }
    }

    @Test
    void streams_that_wait_survive_a_kill_and_go_on_in_order() throws Exception {
        var orders = new ArrayList<String>();
        try (var first = server("failing", Map.of("TEST_FAILS", "true"))) {
            first.awaitReady();
            for (int i = 0; i < 3; i++) orders.add(place(first));
            for (String order : orders) cancel(first, order);
            await().atMost(PATIENCE).until(() -> parked() == 6);
            first.kill();
        }
        try (var second = server("mended", Map.of())) {
            second.awaitReady();
            await().atMost(PATIENCE).until(() -> parked() == 0);
            assertThat(orders)
                    .allSatisfy(order ->
                            assertThat(noted(OrderlyWitness.NAME, order))
                                    .containsExactly("1 by mended", "2 by mended"));
            assertThat(external.messagesIn("dlq." + OrderlyWitness.NAME)).isZero();
        }
    }

    private static long parked() {
        return external.number("select count(*) from parked_event");
    }

    @Test
    void who_is_asked_to_stop_finishes_the_message_in_hand_and_leaves_the_rest_to_others()
            throws Exception {
        var orders = new ArrayList<String>();
        var first = server("leaving", Map.of("TEST_SECONDS", "4"));
        try (first) {
            first.awaitReady();
            var live = Http.at(first.uri("/").toURL()).listen("/api/orders/live");
            for (int i = 0; i < 5; i++) orders.add(place(first));
            await().atMost(PATIENCE).until(() -> !live.messages().isEmpty());
            await().atMost(PATIENCE).until(() -> first.console().contains("in hand"));
        }
        assertThat(first.console())
                .as("it does not wait for who follows live")
                .doesNotContain("CWWKE1102W: The quiesce operation did not complete");
        long done = orders.stream().filter(o -> !noted(SlowWitness.NAME, o).isEmpty()).count();
        assertThat(done).as("what was in hand is done, and no more is begun").isBetween(1L, 2L);
        try (var second = server("staying", Map.of())) {
            second.awaitReady();
            await().atMost(PATIENCE)
                    .until(() ->
                            orders.stream().noneMatch(o -> noted(SlowWitness.NAME, o).isEmpty()));
            assertThat(orders)
                    .allSatisfy(order -> assertThat(noted(SlowWitness.NAME, order)).hasSize(1));
            await().atMost(PATIENCE)
                    .until(() -> counted(SlowWitness.NAME, "done") == orders.size() - done);
            assertThat(counted(SlowWitness.NAME, "duplicate")).as("it was acknowledged").isZero();
            assertThat(counted(SlowWitness.NAME, "retried")).isZero();
            assertThat(external.messagesIn("dlq." + SlowWitness.NAME)).isZero();
        }
    }

    @Test
    void who_takes_too_long_to_stop_is_interrupted_and_the_message_is_unharmed() throws Exception {
        String order;
        try (var first = server("dawdling", Map.of("TEST_SECONDS", "55"))) {
            first.awaitReady();
            order = place(first);
            await().atMost(PATIENCE).until(() -> first.console().contains(order + " in hand"));
        }
        assertThat(noted(SlowWitness.NAME, order)).isEmpty();
        try (var second = server("brisk", Map.of())) {
            second.awaitReady();
            await().atMost(PATIENCE).until(() -> !noted(SlowWitness.NAME, order).isEmpty());
            await().atMost(PATIENCE).until(() -> counted(SlowWitness.NAME, "done") >= 1);
            assertThat(noted(SlowWitness.NAME, order)).containsExactly("1 by brisk");
            assertThat(counted(SlowWitness.NAME, "retried")).isZero();
            assertThat(external.messagesIn("dlq." + SlowWitness.NAME)).isZero();
        }
    }
}
