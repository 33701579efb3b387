package dev.ordinal.guarantees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.embedded.ExternalServers;
import dev.ordinal.testkit.ServerProcess;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whole servers on one database and one broker that are not theirs, under load. */
class ServersIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path FOLDER = Path.of("target", "servers-it");
    private static final int CUSTOMERS = 8;

    private static ExternalServers external;
    private static Path war;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(FOLDER);
        war = FOLDER.resolve("ordinal.war");
        ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("ordinal.war")))
                .addClass(Probe.class)
                .addAsResource("db/migration/probe/V2026_11_01_99__probe.sql")
                .as(ZipExporter.class)
                .exportTo(war.toFile(), true);
        external =
                ExternalServers.start(
                        FOLDER.resolve("data-" + ProcessHandle.current().pid()), 25433, 26617);
    }

    @AfterAll
    static void stop() throws Exception {
        external.close();
    }

    @Test
    void a_killed_server_leaves_nothing_undone_and_nothing_done_twice() throws Exception {
        try (var first = server("first", 19081);
                var second = server("second", 19082)) {
            first.awaitReady();
            second.awaitReady();
            long before = events();
            var load = new OrderLoad(List.of(first, second), CUSTOMERS);
            try (load) {
                await().atMost(PATIENCE).until(() -> events() > before + 1500);
                second.kill();
                long atKill = events();
                await().atMost(PATIENCE).until(() -> events() > atKill + 1500);
            }
            awaitCaughtUp();
            assertThat(external.number("select count(*) from order_details"))
                    .isGreaterThanOrEqualTo(load.accepted().size());
            assertThat(events()).isGreaterThanOrEqualTo(before + load.answered());
            Replay.of(external).assertEqualsReadModels(load.accepted());
            awaitEffectsOnce();
        }
    }

    @Test
    void orders_are_taken_while_the_broker_is_away_and_told_when_it_is_back() throws Exception {
        try (var server = server("alone", 19083)) {
            server.awaitReady();
            long before = events();
            var load = new OrderLoad(List.of(server), CUSTOMERS);
            try (load) {
                await().atMost(PATIENCE).until(() -> events() > before + 500);
                external.stopBroker();
                long atStop = events();
                await().atMost(PATIENCE).until(() -> events() > atStop + 1500);
                await().atMost(PATIENCE)
                        .until(() -> breaker(server).contains("\"state\":\"open\""));
                var ready = server.get("/health/ready");
                assertThat(ready.statusCode()).isEqualTo(200);
                assertThat(ready.body()).contains("\"event-publishing\":\"OPEN since");
                external.startBroker();
                long atStart = events();
                await().atMost(PATIENCE).until(() -> events() > atStart + 500);
            }
            assertThat(load.failures()).isEmpty();
            awaitEffectsOnce();
            await().atMost(PATIENCE).until(() -> breaker(server).contains("\"state\":\"closed\""));
        }
    }

    private static String breaker(ServerProcess server) throws Exception {
        return server.get("/api/admin/breakers").body();
    }

    private static ServerProcess server(String name, int port) throws IOException {
        Map<String, String> settings = new HashMap<>(external.environment());
        settings.put("ORDINAL_BREAKERS_EVENT_PUBLISHING_DELAY", "2");
        settings.put("ORDINAL_READERS_LONGEST_PAUSE", "PT1S");
        return ServerProcess.start(FOLDER.resolve(name), war, port, settings);
    }

    private static void awaitCaughtUp() {
        await().atMost(PATIENCE)
                .until(() ->
                        external.number(
                                        """
                                        select count(*) from checkpoint c
                                         where exists (select from event e where e.position > c.position
                                            and e.slot between c.first_slot and c.last_slot)\
                                        """)
                                == 0);
    }

    /** Every event reached the subscriber, had its effect exactly once, and none was given up. */
    private static void awaitEffectsOnce() {
        await().atMost(PATIENCE)
                .until(() ->
                        external.number("select count(distinct event_id) from probe_effect")
                                == events());
        assertThat(external.number("select count(*) from probe_effect")).isEqualTo(events());
        assertThat(external.messagesIn("dlq.probe"))
                .as("dead letters of healthy messages")
                .isZero();
    }

    private static long events() {
        return external.number("select count(*) from event");
    }
}
