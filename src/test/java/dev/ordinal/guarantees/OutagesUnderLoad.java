package dev.ordinal.guarantees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.benchmark.Mixture;
import dev.ordinal.demo.embedded.BrokerProcess;
import dev.ordinal.engine.transport.internal.Binding;
import dev.ordinal.engine.transport.internal.SubscriptionQueue;
import dev.ordinal.testkit.MarkdownTable;
import dev.ordinal.testkit.ServerProcess;

import jakarta.jms.JMSException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Benchmark of the outages of {@code docs/benchmarks.md}, while orders are placed at a steady pace
 * and messages are processed: {@code mvn verify -Pmessages}. The server has its default settings.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OutagesUnderLoad {

    private static final Duration BROKER_AWAY = Duration.ofSeconds(60);
    private static final Duration DATABASE_AWAY = Duration.ofSeconds(30);
    private static final Duration FROZEN = Duration.ofSeconds(30);
    private static final int KILLS = 10;
    private static final int BROKER_KILLS = 5;
    private static final int ORDERS_PER_SECOND = 25;
    private static final int CUSTOMERS = 8;
    private static final int BACKLOG = 8_000;
    private static final int PORT = 19085;
    private static final int BROKER_PORT = 26620;
    private static final Path BROKER =
            Path.of("target", "outages-under-load", "broker-" + ProcessHandle.current().pid());

    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final Random CHANCE = new Random(SEED);
    private static final MarkdownTable TABLE =
            new MarkdownTable(
                    "outages",
                    "under load",
                    "commands accepted",
                    "messages",
                    "lost",
                    "processed twice",
                    "dead letters",
                    "caught up after");

    private static ProbedServers servers;

    /** The number of messages sent to the subscriber that are not in the log. */
    private static long others;

    /** The server that customers use. */
    private static final AtomicReference<ServerProcess> OPEN = new AtomicReference<>();

    private long messagesBefore;

    @BeforeAll
    static void start() throws IOException {
        System.out.println("Seed " + SEED + " (-Dseed=" + SEED + " to have it again)");
        servers = ProbedServers.start("outages-under-load", 25435, BROKER_PORT);
    }

    @AfterAll
    static void stop() throws IOException {
        TABLE.print();
        if (OPEN.get() != null) OPEN.get().kill();
        servers.close();
    }

    @Test
    @Order(1)
    void the_broker_is_away_for_a_minute() throws Exception {
        try (var server = open()) {
            var load = load();
            Instant back;
            try (load) {
                await().atMost(ProbedServers.TIMEOUT).until(() -> servers.effects() > 200);
                servers.external().stopBroker();
                long atStop = servers.events();
                await().during(BROKER_AWAY)
                        .atMost(BROKER_AWAY.multipliedBy(2))
                        .until(() -> server.isAlive() && load.failures().isEmpty());
                assertThat(servers.events() - atStop)
                        .as("events while it was away")
                        .isGreaterThan(ORDERS_PER_SECOND * BROKER_AWAY.toSeconds() / 2);
                servers.external().startBroker();
                back = Instant.now();
                awaitWork(load, 100);
            }
            assertThat(load.failures()).as("commands refused").isEmpty();
            assertNothingLost("broker stopped for 60 s", load, back);
        }
    }

    @Test
    @Order(2)
    void the_database_is_away_for_half_a_minute() throws Exception {
        try (var server = open()) {
            var load = load();
            Instant back;
            try (load) {
                long before = addBacklog();
                await().atMost(ProbedServers.TIMEOUT).until(() -> servers.effects() > before + 500);
                assertThat(servers.effects()).as("it was at work").isLessThan(before + BACKLOG);
                servers.external().stopDatabase();
                await().during(DATABASE_AWAY)
                        .atMost(DATABASE_AWAY.multipliedBy(2))
                        .until(server::isAlive);
                servers.external().startDatabase();
                back = Instant.now();
                awaitWork(load, 100);
            }
            assertNothingLost("database stopped for 30 s", load, back);
        }
    }

    @Test
    @Order(3)
    void the_server_is_killed_ten_times() throws Exception {
        open();
        addBacklog();
        var load = load();
        Instant back;
        try (load) {
            for (int i = 0; i < KILLS; i++) {
                awaitWork(load, 100 + CHANCE.nextInt(300));
                OPEN.get().kill();
                OPEN.set(servers.server("server", PORT, Map.of()));
                OPEN.get().awaitReady();
            }
            back = Instant.now();
            awaitWork(load, 100);
        }
        try (var last = OPEN.get()) {
            assertThat(last.isAlive()).isTrue();
            assertNothingLost("server killed with `kill -9` ten times", load, back);
        }
    }

    @Test
    @Order(4)
    void the_server_is_frozen_for_half_a_minute() throws Exception {
        try (var server = open()) {
            addBacklog();
            var load = load();
            Instant back;
            try (load) {
                awaitWork(load, 100);
                server.signal("STOP");
                long effects = servers.effects();
                await().during(FROZEN).atMost(FROZEN.multipliedBy(2)).until(server::isAlive);
                assertThat(servers.effects()).as("effects while it stood").isEqualTo(effects);
                server.signal("CONT");
                back = Instant.now();
                awaitWork(load, 100);
            }
            assertNothingLost("server frozen with `SIGSTOP` for 30 s", load, back);
        }
    }

    @Test
    @Order(5)
    void the_broker_is_killed_five_times() throws Exception {
        servers.external().stopBroker();
        try (var broker = BrokerProcess.start(BROKER, BROKER_PORT);
                var server = open()) {
            addBacklog();
            var load = load();
            Instant back;
            try (load) {
                for (int i = 0; i < BROKER_KILLS; i++) {
                    awaitWork(load, 100 + CHANCE.nextInt(300));
                    broker.killAndRestart();
                }
                back = Instant.now();
                awaitWork(load, 100);
            }
            assertThat(server.isAlive()).isTrue();
            assertThat(load.failures()).as("commands refused").isEmpty();
            assertNothingLost("broker killed with `kill -9` five times", load, back);
        } finally {
            servers.external().startBroker();
        }
    }

    /** Starts the server; the first one creates the tables. */
    private ServerProcess open() throws IOException {
        var server = servers.server("server", PORT, Map.of()).awaitReady();
        OPEN.set(server);
        messagesBefore = servers.events() + others;
        return server;
    }

    private OrderLoad load() {
        return new OrderLoad(
                () -> List.of(OPEN.get()), CUSTOMERS, new SteadyPace(ORDERS_PER_SECOND));
    }

    /** Adds a backlog; returns the number of effects before. */
    private static long addBacklog() throws JMSException {
        long before = servers.effects();
        var binding = new Binding("probe", "order.#");
        try (var queue = new SubscriptionQueue(servers.external().brokerUrl(), binding)) {
            queue.fill(Mixture.of(BACKLOG, 0, CHANCE).events());
        }
        others += BACKLOG;
        return before;
    }

    /** Waits until the server is taking orders and processing messages. */
    private static void awaitWork(OrderLoad load, int messages) {
        long effects = servers.effects();
        int accepted = load.accepted().size();
        await().atMost(ProbedServers.TIMEOUT)
                .until(() ->
                        servers.effects() > effects + messages
                                && load.accepted().size() > accepted + 10);
    }

    /** Waits until everything is processed; records the results, and the time since the outage. */
    private void assertNothingLost(String outage, OrderLoad load, Instant back) throws Exception {
        long sent = servers.events() + others;
        await().atMost(ProbedServers.TIMEOUT).until(() -> servers.distinctEffects() == sent);
        var time = Duration.between(back, Instant.now());
        servers.awaitCaughtUp();
        TABLE.row(
                outage,
                load.answered(),
                sent - messagesBefore,
                sent - servers.distinctEffects(),
                servers.effects() - servers.distinctEffects(),
                servers.deadLetters(),
                time.toSeconds() + " s");
        servers.awaitEffectsOnce(others);
        assertThat(servers.events()).as("events").isGreaterThanOrEqualTo(load.answered());
        Replay.of(servers.external()).assertEqualsReadModels(load.accepted());
    }
}
