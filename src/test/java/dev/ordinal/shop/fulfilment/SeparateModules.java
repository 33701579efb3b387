package dev.ordinal.shop.fulfilment;

import static dev.ordinal.testkit.ThreeServers.Role.INVENTORY;
import static dev.ordinal.testkit.ThreeServers.Role.ORDERING;
import static dev.ordinal.testkit.ThreeServers.Role.PAYMENT;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.ServerProcess;
import dev.ordinal.testkit.ThreeServers;
import dev.ordinal.testkit.ThreeServers.Role;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** One WAR as three services: each runs its own modules, and they share only the broker. */
abstract class SeparateModules {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Path WAR = Path.of(System.getProperty("ordinal.war"));
    private static final String ORDER =
            """
            {"items": [{"productId": "tea", "quantity": 1,
                        "unitPrice": {"amount": 4.50, "currency": "EUR"}}]}\
            """;

    private final ThreeServers three;
    private final Path folder;

    SeparateModules(ThreeServers three, Path folder) {
        this.three = three;
        this.folder = folder;
    }

    @Test
    void orders_are_taken_where_ordering_runs() {
        var placed = three.http(ORDERING).post("/api/orders", ORDER, "Prefer", "wait=10");
        assertThat(placed.status()).isEqualTo(200);
        var history = three.http(ORDERING).get(placed.need("Location") + "/events");
        assertThat(history.body())
                .contains("\"source\":\"urn:ordinal:ordering\"")
                .contains("\"dataschema\":\"http://localhost:19100/schemas/order.created/");
        var api = three.http(ORDERING).get("/openapi?format=JSON").json().path("paths");
        assertThat(api.propertyNames()).contains("/api/orders").doesNotContain("/api/stock");
    }

    @ParameterizedTest
    @EnumSource(names = {"INVENTORY", "PAYMENT"})
    void elsewhere_nothing_is_known_of_orders(Role role) {
        var http = three.http(role);
        assertNotFound(http.get("/api/orders"));
        assertNotFound(http.get("/api/token/keys"));
        assertNotFound(http.get("/api/orders/" + UUID.randomUUID()));
        assertNotFound(http.post("/api/orders", ORDER));
        assertThat(http.get("/openapi?format=JSON").body())
                .contains("/api/admin/dead-letters")
                .doesNotContain("/api/orders")
                .doesNotContain("OrderStatus")
                .doesNotContain("OrderDetails");
        assertThat(http.get("/problems/order.not-found").status()).isEqualTo(404);
        assertThat(http.as("olga").get("/api/admin/projections").body()).doesNotContain("order");
        assertThat(tables(role, "order%")).isZero();
        assertThat(tables(role, "event")).isEqualTo(1);
    }

    private static void assertNotFound(Http.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
        assertThat(answer.need("Content-Type")).startsWith("application/problem+json");
    }

    private long tables(Role role, String name) {
        return three.number(
                role, "select count(*) from pg_tables where tablename like '%s'".formatted(name));
    }

    @Test
    void an_order_reaches_the_other_server_once_though_either_is_killed() throws Exception {
        three.kill(INVENTORY);
        var first = place();
        three.kill(ORDERING);
        three.restart(ORDERING);
        three.restart(INVENTORY).awaitReady();
        three.server(ORDERING).awaitReady();
        var second = place();
        awaitEffect(first);
        awaitEffect(second);
        assertThat(three.number(INVENTORY, "select count(distinct event_id) from probe_effect"))
                .isEqualTo(three.number(INVENTORY, "select count(*) from probe_effect"));
        assertThat(three.number(PAYMENT, "select count(*) from probe_effect")).isZero();
        assertThat(three.messagesIn("dlq.order-watch")).isZero();
    }

    private StreamId place() {
        var order = three.http(ORDERING).post("/api/orders", ORDER).need("Location");
        var id = order.substring(order.lastIndexOf('/') + 1);
        return StreamId.of("order", UUID.fromString(id));
    }

    @Test
    void an_older_version_from_another_server_is_understood() throws Exception {
        var stream = StreamId.of("order", Ids.next());
        storeAtOrdering(stream);
        awaitEffect(stream);
    }

    private void storeAtOrdering(StreamId stream) throws SQLException {
        try (var connection = three.connect(ORDERING);
                var insert =
                        connection.prepareStatement(
                                """
                                insert into event (id, stream, version, slot, name, schema_version,
                                                   body, correlation_id, causation_id, actor)
                                select gen_random_uuid(), ?, 1, ?, 'order.created', '1.0.0',
                                       ?::jsonb, gen_random_uuid(), gen_random_uuid(), 'alice'\
                                """)) {
            insert.setString(1, stream.toString());
            insert.setInt(2, stream.slot());
            insert.setString(
                    3,
                    """
                    {"orderId": "%s", "customerId": "alice",
                     "items": [{"productId": "tea", "quantity": 2, "unitPrice": 4.50}]}\
                    """
                            .formatted(UUID.randomUUID()));
            insert.executeUpdate();
        }
    }

    @Test
    void an_order_is_fulfilled_across_all_three() {
        var stock = BodyPublishers.ofString("{\"onHand\": 5}");
        var counted =
                three.http(INVENTORY)
                        .as("olga")
                        .send("PUT", "/api/stock/tea", stock, "Content-Type", "application/json");
        assertThat(counted.status()).isLessThan(300);
        var order = three.http(ORDERING).post("/api/orders", ORDER).need("Location");
        var submitted =
                three.http(ORDERING)
                        .post(order + "/submit", "{\"paymentMethod\": \"pm_card_visa\"}");
        assertThat(submitted.status()).as(submitted.toString()).isEqualTo(202);
        await().atMost(TIMEOUT).until(() -> status(order), status -> status.equals("confirmed"));
        assertThat(three.number(PAYMENT, "select count(*) from event where name like 'order.%'"))
                .isZero();
    }

    private String status(String order) {
        return three.http(ORDERING).get(order).json().path("status").asString("");
    }

    private void awaitEffect(StreamId stream) {
        var effects = "select count(*) from probe_effect where stream = '" + stream + "'";
        await().atMost(TIMEOUT).until(() -> three.number(INVENTORY, effects) == 1);
    }

    @Test
    void a_choice_that_is_none_stops_the_start_with_one_line() throws IOException {
        try (var unknown = choosing("ordering, shipping", "unknown", 19103);
                var none = choosing("", "none", 19104)) {
            assertRefused(unknown, "names the module \"shipping\"");
            assertRefused(none, "is empty");
        }
    }

    private ServerProcess choosing(String modules, String name, int port) throws IOException {
        var settings = Map.of("ORDINAL_MODULES", modules);
        return ServerProcess.start(folder.resolve(name), WAR, port, settings);
    }

    private static void assertRefused(ServerProcess server, String reason) throws IOException {
        await().atMost(TIMEOUT).until(() -> !server.isAlive());
        assertThat(server.console().lines())
                .filteredOn(line -> line.contains("ERROR"))
                .singleElement()
                .asString()
                .contains("Ordinal cannot start. ORDINAL_MODULES " + reason);
    }
}
