package dev.ordinal.guarantees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.demo.embedded.ExternalServers;
import dev.ordinal.engine.sample.SampleDeployment;
import dev.ordinal.testkit.OtlpReceiver;
import dev.ordinal.testkit.ServerProcess;

import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Test that messages which one server leaves behind are processed by the next: none is lost, none
 * has two effects. Four servers follow each other: the first fails and dies, the others stop in an
 * orderly way.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeliveryAcrossServersIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Path FOLDER = Path.of("target", "delivery-it");

    private static ExternalServers external;
    private static Path war;

    private static OtlpReceiver telemetry;
    private static ServerProcess server;

    private static final List<String> PARKED = new ArrayList<>();
    private static String unacknowledged;

    @BeforeAll
    static void start() throws Exception {
        Files.createDirectories(FOLDER);
        war = FOLDER.resolve("ordinal.war");
        SampleDeployment.with(
                        HandledEvents.class,
                        CounterLabel.class,
                        HaltingSubscription.class,
                        OrderedSubscription.class,
                        SlowSubscription.class)
                .addAsResource("db/migration/probe/V2026_11_01_98__witness.sql")
                .as(ZipExporter.class)
                .exportTo(war.toFile(), true);
        external =
                ExternalServers.start(
                        FOLDER.resolve("data-" + ProcessHandle.current().pid()), 25435, 26619);
        telemetry = OtlpReceiver.start();
        server = server("dying", Map.of("TEST_FAILS", "true", "TEST_HALTS_OVER", "halting"));
        unacknowledged = letItDie();
        follow("heir", Map.of("TEST_SLOW_OVER", "slow", "TEST_SECONDS", "4"));
    }

    /**
     * Lets the server die with parked streams, and after the effect of a counter but before its
     * acknowledgement.
     */
    private static String letItDie() throws Exception {
        for (int i = 0; i < 3; i++) PARKED.add(start("any"));
        for (String counter : PARKED) stop(counter);
        await().atMost(TIMEOUT).until(() -> parked() == 6);
        await().atMost(TIMEOUT).until(() -> counted(HaltingSubscription.NAME, "done") == 6);
        var counter = start("halting");
        await().atMost(TIMEOUT).until(() -> !server.isAlive());
        assertThat(noted(HaltingSubscription.NAME, counter)).containsExactly("1 by dying");
        return counter;
    }

    @AfterAll
    static void stop() throws Exception {
        server.kill();
        telemetry.close();
        external.close();
    }

    /** Starts the next server; its metrics begin at zero. */
    private static void follow(String name, Map<String, String> own) throws IOException {
        telemetry.close();
        telemetry = OtlpReceiver.start();
        server = server(name, own);
    }

    private static ServerProcess server(String name, Map<String, String> own) throws IOException {
        Map<String, String> settings = new HashMap<>(external.environment());
        settings.putAll(OtlpReceiver.environment());
        settings.put("TEST_SERVER", name);
        settings.putAll(own);
        return ServerProcess.start(FOLDER.resolve(name), war, 19085, settings).awaitReady();
    }

    /** Returns the stream of the counter. */
    private static String start(String label) throws Exception {
        var body =
                "{\"label\": \"%s\", \"limit\": {\"value\": 1, \"unit\": \"piece\"}}"
                        .formatted(label);
        var started = server.post("/api/counters", body);
        assertThat(started.statusCode()).isEqualTo(202);
        var location = started.headers().firstValue("Location").orElseThrow();
        return "counter-" + location.substring(location.lastIndexOf('/') + 1);
    }

    private static void stop(String stream) throws Exception {
        var counter = "/api/counters/" + stream.substring("counter-".length());
        assertThat(server.post(counter + "/stop", "").statusCode()).isEqualTo(202);
    }

    /** The events of a stream that a subscription has handled: version and server, in order. */
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

    private static long counted(String subscription, String outcome) {
        return telemetry.number(
                "ordinal.consumer.messages",
                Map.of(
                        "messaging.destination.subscription.name",
                        subscription,
                        "ordinal.outcome",
                        outcome));
    }

    private static long parked() {
        return external.number("select count(*) from parked_event");
    }

    @Test
    @Order(1)
    void who_dies_between_commit_and_acknowledgement_gets_the_message_again_without_effect()
            throws Exception {
        await().atMost(TIMEOUT).until(() -> counted(HaltingSubscription.NAME, "duplicate") == 1);
        stop(unacknowledged);
        await().atMost(TIMEOUT)
                .until(() -> noted(HaltingSubscription.NAME, unacknowledged).size() > 1);
        assertThat(noted(HaltingSubscription.NAME, unacknowledged))
                .containsExactly("1 by dying", "2 by heir");
        assertThat(counted(HaltingSubscription.NAME, "duplicate")).isOne();
    }

    @Test
    @Order(2)
    void streams_that_wait_survive_a_kill_and_go_on_in_order() {
        await().atMost(TIMEOUT).until(() -> parked() == 0);
        assertThat(PARKED)
                .allSatisfy(counter ->
                        assertThat(noted(OrderedSubscription.NAME, counter))
                                .containsExactly("1 by heir", "2 by heir"));
        assertThat(external.messagesIn("dlq." + OrderedSubscription.NAME)).isZero();
    }

    @Test
    @Order(3)
    void who_is_asked_to_stop_finishes_the_message_in_hand_and_leaves_the_rest_to_others()
            throws Exception {
        await().atMost(TIMEOUT)
                .until(() -> noted(SlowSubscription.NAME, unacknowledged).size() == 2);
        var counters = new ArrayList<String>();
        for (int i = 0; i < 5; i++) counters.add(start("slow"));
        await().atMost(TIMEOUT).until(() -> isAnyInHand(counters));
        server.close();
        long done =
                counters.stream().filter(o -> !noted(SlowSubscription.NAME, o).isEmpty()).count();
        assertThat(done).as("what was in hand is done, and no more is begun").isBetween(1L, 2L);
        follow("staying", Map.of("TEST_SLOW_OVER", "slower", "TEST_SECONDS", "55"));
        await().atMost(TIMEOUT)
                .until(() ->
                        counters.stream()
                                .noneMatch(o -> noted(SlowSubscription.NAME, o).isEmpty()));
        assertThat(counters)
                .allSatisfy(
                        counter -> assertThat(noted(SlowSubscription.NAME, counter)).hasSize(1));
        await().atMost(TIMEOUT)
                .until(() -> counted(SlowSubscription.NAME, "done") == counters.size() - done);
        assertThat(counted(SlowSubscription.NAME, "duplicate")).as("it was acknowledged").isZero();
        assertThat(counted(SlowSubscription.NAME, "retried")).isZero();
        assertThat(external.messagesIn("dlq." + SlowSubscription.NAME)).isZero();
    }

    private static boolean isAnyInHand(List<String> counters) throws IOException {
        var console = server.console();
        return counters.stream().anyMatch(counter -> console.contains(counter + " in hand"));
    }

    @Test
    @Order(4)
    void who_takes_too_long_to_stop_is_interrupted_and_the_message_is_unharmed() throws Exception {
        var counter = start("slower");
        await().atMost(TIMEOUT).until(() -> isAnyInHand(List.of(counter)));
        server.close();
        assertThat(noted(SlowSubscription.NAME, counter)).isEmpty();
        follow("brisk", Map.of());
        await().atMost(TIMEOUT).until(() -> !noted(SlowSubscription.NAME, counter).isEmpty());
        await().atMost(TIMEOUT).until(() -> counted(SlowSubscription.NAME, "done") >= 1);
        assertThat(noted(SlowSubscription.NAME, counter)).containsExactly("1 by brisk");
        assertThat(counted(SlowSubscription.NAME, "retried")).isZero();
        assertThat(external.messagesIn("dlq." + SlowSubscription.NAME)).isZero();
    }
}
