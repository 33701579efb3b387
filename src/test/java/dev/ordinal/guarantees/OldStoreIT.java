package dev.ordinal.guarantees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.demo.embedded.ExternalServers;
import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.testkit.ServerProcess;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import tools.jackson.databind.JsonNode;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tests of servers that start on a log which other code has filled. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OldStoreIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Path FOLDER = Path.of("target", "old-store-it");
    private static final Path WAR = Path.of(System.getProperty("ordinal.war"));

    private static ExternalServers external;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(FOLDER);
        var data = FOLDER.resolve("data-" + ProcessHandle.current().pid());
        external = ExternalServers.start(data, 25434, 26618);
    }

    @AfterAll
    static void stop() throws Exception {
        external.close();
    }

    private static ServerProcess server(String name, Path war) throws IOException {
        return server(name, war, 19084, Map.of());
    }

    private static ServerProcess server(
            String name, Path war, int port, Map<String, String> settings) throws IOException {
        var all = new HashMap<>(external.environment());
        all.putAll(settings);
        return ServerProcess.start(FOLDER.resolve(name), war, port, all);
    }

    private static void store(UUID order, String version, String body) throws SQLException {
        var stream = StreamId.of("order", order);
        try (var connection = external.connect();
                var insert =
                        connection.prepareStatement(
                                """
                                insert into event (id, stream, version, slot, name, schema_version,
                                                   body, correlation_id, causation_id, actor)
                                select gen_random_uuid(), ?, 1, ?, 'order.created', ?, ?::jsonb,
                                       gen_random_uuid(), gen_random_uuid(), 'alice'\
                                """)) {
            insert.setString(1, stream.toString());
            insert.setInt(2, stream.slot());
            insert.setString(3, version);
            insert.setString(4, body);
            insert.executeUpdate();
        }
    }

    private static String bareOrder(UUID order) {
        return """
        {"orderId": "%s", "customerId": "alice",
         "items": [{"productId": "tea", "quantity": 2, "unitPrice": 4.50}]}\
        """
                .formatted(order);
    }

    @Test
    @Order(1)
    void a_store_that_older_code_filled_is_served_by_new_code() throws Exception {
        try (var first = server("server", WAR)) {
            first.awaitReady();
        }
        var orders = new ArrayList<UUID>();
        for (int i = 0; i < 100; i++) {
            orders.add(Ids.next());
            store(orders.getLast(), "1.0.0", bareOrder(orders.getLast()));
        }
        try (var second = server("server", WAR)) {
            second.awaitReady();
            for (UUID order : orders) assertServed(second, order);
        }
    }

    private static void assertServed(ServerProcess server, UUID order) throws Exception {
        var now = server.get("/api/orders/" + order + "?atLeast=1");
        assertThat(now.statusCode()).isEqualTo(200);
        var item = Json.STRICT.readTree(now.body()).at("/items/0/unitPrice");
        assertThat(item.toString()).isEqualTo("{\"amount\":4.50,\"currency\":\"EUR\"}");
        var replayed = server.get("/api/orders/" + order + "?version=1");
        assertThat(replayed.body()).isEqualTo(now.body());
    }

    @Test
    @Order(2)
    void a_server_without_the_way_to_a_stored_version_is_not_ready_and_says_which()
            throws Exception {
        store(Ids.next(), "0.9.0", "{}");
        try (var server = server("server", WAR)) {
            await().atMost(TIMEOUT)
                    .ignoreExceptions()
                    .until(() -> check(server).path("status").asString("").equals("DOWN"));
            var check = check(server);
            assertThat(check.at("/data/order.created 0.9.0").stringValue())
                    .contains("order.created 0.9.0 has no schema here");
            assertThat(server.get("/health/ready").statusCode()).isEqualTo(503);
            assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(server.console())
                    .contains("Not ready: the log contains order.created 0.9.0");
        }
    }

    private static JsonNode check(ServerProcess server) throws Exception {
        var checks = Json.STRICT.readTree(server.get("/health/ready").body()).path("checks");
        return checks.valueStream()
                .filter(check -> check.path("name").stringValue().equals("schemas"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(3)
    void a_server_with_an_edited_schema_or_another_master_key_does_not_start_and_says_why()
            throws Exception {
        var key = Base64.getEncoder().encodeToString(new byte[32]);
        try (var edited = server("edited", edited());
                var locked = server("locked", WAR, 19085, Map.of("ORDINAL_VAULT_KEY", key))) {
            assertRefused(edited, "order.created/2.0.0.json was edited");
            assertRefused(locked, "encrypted with another master key");
        }
    }

    private static Path edited() {
        var edited = FOLDER.resolve("edited.war");
        ShrinkWrap.createFromZipFile(WebArchive.class, new File(WAR.toString()))
                .addAsResource(new StringAsset("{}"), "schemas/order.created/2.0.0.json")
                .as(ZipExporter.class)
                .exportTo(edited.toFile(), true);
        return edited;
    }

    private static void assertRefused(ServerProcess server, String reason) throws IOException {
        await().atMost(TIMEOUT).until(() -> !server.isAlive());
        assertThat(lines(server)).filteredOn(line -> line.contains(reason)).isNotEmpty();
    }

    private static List<String> lines(ServerProcess server) throws IOException {
        return server.console().lines().toList();
    }
}
