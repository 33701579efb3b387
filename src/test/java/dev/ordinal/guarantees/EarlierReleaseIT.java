package dev.ordinal.guarantees;

import static dev.ordinal.guarantees.StoreOfThisRelease.http;
import static dev.ordinal.guarantees.StoreOfThisRelease.idOf;
import static dev.ordinal.guarantees.StoreOfThisRelease.item;
import static dev.ordinal.guarantees.StoreOfThisRelease.order;
import static dev.ordinal.guarantees.StoreOfThisRelease.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.demo.embedded.ExternalServers;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.Http.Answer;
import dev.ordinal.testkit.Installation;
import dev.ordinal.testkit.ServerProcess;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Server of today on a store that a server of an earlier release left behind. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EarlierReleaseIT {

    private static final String RELEASE = System.getProperty("store.release", "0.1.0");
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private static final String ALICE = "alice";
    private static final String OPERATOR = "olga";
    private static final String ADMIN = "ada";
    private static final int SNAPSHOTS_EVERY = 100;

    private static final String READ_MODELS =
            """
            truncate order_details, order_list, stock_level, payment_details;
            delete from checkpoint
             where reader in ('order-details', 'order-list', 'stock-levels', 'payment-details')\
            """;

    private static KeptStore store;
    private static Installation installation;
    private static ServerProcess server;
    private static Http http;

    @BeforeAll
    static void start() throws Exception {
        store = KeptStore.of(RELEASE);
        installation =
                Installation.start(
                        "earlier-release-it",
                        25448,
                        26629,
                        war -> war.addClasses(OrdersInOrder.class, Products.class));
        try (var database = installation.external().connect()) {
            KeptStore.restore(RELEASE, database);
        }
        KeptStore.assertComplete(installation.external());
        server = installation.server("server", 19151, settings());
        http = http(server);
    }

    /**
     * Settings under which the receipts and inbox entries, which are as old as the store, are kept.
     */
    private static Map<String, String> settings() throws IOException {
        return Map.of(
                "ORDINAL_BASE_URL", "http://localhost:9080",
                "ORDINAL_VAULT_KEY", KeptStore.vaultKey(RELEASE),
                "ORDINAL_RECEIPTS_KEPT", "P36500D",
                "ORDINAL_INBOX_KEPT", "P36500D");
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        installation.close();
    }

    private static long number(String query) {
        return installation.external().number(query);
    }

    private static void awaitCaughtUp() {
        await().atMost(TIMEOUT).until(() -> number(ExternalServers.UNREAD) == 0);
    }

    @Test
    @Order(1)
    void the_server_is_ready_and_the_tables_are_brought_to_its_version() throws Exception {
        server.awaitReady();
        assertHealthy();
        assertThat(number("select count(*) from flyway_schema_history where success"))
                .isEqualTo(migrations("db/migration"));
        assertThat(
                        number(
                                """
                                select count(*) from vault.flyway_schema_history
                                 where success and type = 'SQL'\
                                """))
                .isEqualTo(migrations("db/vault"));
    }

    private static void assertHealthy() {
        var health = http.asNobody().get("/health/ready");
        assertThat(health.status()).as(health.toString()).isEqualTo(200);
        var checks = health.json().path("checks");
        for (String name : List.of("schemas", "sagas", "readers")) {
            assertThat(checks.valueStream())
                    .filteredOn(check -> check.path("name").asString().equals(name))
                    .hasSize(1)
                    .allSatisfy(check -> assertThat(check.path("data").isEmpty()).isTrue());
        }
    }

    /** The number of migrations in the WAR without those for tests. */
    private static long migrations(String folder) throws IOException {
        long count = 0;
        for (String part : List.of("src/main/engine", "src/main/resources")) {
            if (!Files.exists(Path.of(part, folder))) continue;
            try (Stream<Path> files = Files.walk(Path.of(part, folder))) {
                count += files.filter(file -> file.toString().endsWith(".sql")).count();
            }
        }
        return count;
    }

    @Test
    @Order(2)
    void everything_is_answered_as_before() {
        store.assertSame(http);
    }

    @Test
    @Order(3)
    void read_models_are_rebuilt_from_the_log_as_they_were() throws Exception {
        server.close();
        try (var database = installation.external().connect();
                var statement = database.createStatement()) {
            statement.execute(READ_MODELS);
        }
        server.restart().awaitReady();
        awaitCaughtUp();
        store.assertSame(http);
    }

    @Test
    @Order(4)
    void receipts_answer_again() {
        var again =
                http.as(ALICE)
                        .post(
                                "/api/orders",
                                order(item("tea", 7)),
                                "Idempotency-Key",
                                StoreOfThisRelease.KEY_OF_ORDER);
        assertThat(again.status()).as(again.toString()).isEqualTo(202);
        assertThat(again.need("Location")).isEqualTo(store.place("receipt"));
        add(store.place("open"), "kettle");
        var refused =
                http.as(ALICE)
                        .delete(
                                store.place("open") + "/items/kettle",
                                "Idempotency-Key",
                                StoreOfThisRelease.KEY_OF_REFUSAL);
        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
        assertThat(refused.json().path("code").asString()).isEqualTo(store.place("refusal"));
    }

    private static void add(String order, String product) {
        var answer = http.as(ALICE).post(order + "/items", item(product, 1));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    }

    @Test
    @Order(5)
    void parked_events_are_processed() {
        await().atMost(TIMEOUT).until(() -> number("select count(*) from parked_event") == 0);
        assertThat(number(processed(store.place("parked")))).isEqualTo(2);
    }

    private static String processed(String order) {
        return """
        select count(*) from inbox join event on event.id = inbox.event_id
         where consumer = '%s' and stream = 'order-%s'\
        """
                .formatted(OrdersInOrder.NAME, idOf(order));
    }

    @Test
    @Order(6)
    void sagas_go_on_to_their_end() {
        act(OPERATOR, store.place("to be retried"), "retry", "{\"reason\": \"Mended\"}");
        act(
                ADMIN,
                store.place("to be settled"),
                "settle",
                "{\"reason\": \"Put back\", \"what\": \"stock vase\"}");
        await("the end of all sagas")
                .atMost(TIMEOUT)
                .until(() -> number("select count(*) from saga_instance where not finished") == 0);
        assertEnded("reserving", "Cancelled", 0);
        assertEnded("to be retried", "Cancelled", 0);
        assertEnded("to be settled", "Cancelled", 0);
        assertEnded("giving back", "Cancelled", 0);
        assertEnded("paying", "Fulfilled", 450);
        assertThat(number("select count(*) from saga_timer")).isZero();
    }

    private static void act(String user, String order, String what, String body) {
        var answer = http.as(user).post(saga(order) + "/" + what, body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    private static void assertEnded(String name, String state, long cents) {
        var order = store.place(name);
        var standing = http.as(OPERATOR).get(saga(order)).json();
        assertThat(standing.path("state").asString()).as(name).isEqualTo(state);
        assertThat(paid(order)).as(name).isEqualTo(cents);
        var status = state.equals("Fulfilled") ? "confirmed" : "cancelled";
        await(name)
                .atMost(TIMEOUT)
                .until(() -> details(order).path("status").asString().equals(status));
    }

    private static long paid(String order) {
        var path = "/api/sandbox/totals?paymentId=" + idOf(order);
        var totals = http.as(OPERATOR).get(path).json();
        return totals.at("/0/captured").asLong() - totals.at("/0/refunded").asLong();
    }

    private static JsonNode details(String order) {
        return http.as(ALICE).get(order).json();
    }

    @Test
    @Order(7)
    void an_open_order_with_a_snapshot_takes_further_commands() {
        var order = store.place("long");
        var before = details(order);
        int more = 2 * SNAPSHOTS_EVERY - before.path("version").asInt();
        for (int i = 0; i < more; i++) add(order, "tea");
        var after = http.as(ALICE).get(order + "?atLeast=" + 2 * SNAPSHOTS_EVERY).json();
        assertThat(after.at("/items/0/quantity").asInt())
                .isEqualTo(before.at("/items/0/quantity").asInt() + more);
        var snapshot = "select version from snapshot where stream = 'order-" + idOf(order) + "'";
        assertThat(number(snapshot)).isEqualTo(2 * SNAPSHOTS_EVERY);
        assertConfirmed(order);
    }

    private static void assertConfirmed(String order) {
        Answer submitted =
                http.as(ALICE).post(order + "/submit", "{\"paymentMethod\": \"pm_card_visa\"}");
        assertThat(submitted.status()).as(submitted.toString()).isEqualTo(202);
        await(order)
                .atMost(TIMEOUT)
                .until(() -> details(order).path("status").asString().equals("confirmed"));
    }

    @Test
    @Order(8)
    void nothing_is_left_behind() throws SQLException {
        awaitCaughtUp();
        assertHealthy();
        Replay.of(installation.external()).assertEqualsReadModels(store.orders());
        var letters = http.as(OPERATOR).get("/api/admin/dead-letters").json();
        assertThat(letters.path("total").asInt(-1)).isZero();
    }
}
