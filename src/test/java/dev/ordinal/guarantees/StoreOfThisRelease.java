package dev.ordinal.guarantees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.ordinal.demo.embedded.ExternalServers;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.Http.Answer;
import dev.ordinal.testkit.Installation;
import dev.ordinal.testkit.ServerProcess;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writer of the store with which {@link EarlierReleaseIT} of later releases begins. It is not run
 * by the build, see {@code src/test/resources/stores/README.md}.
 */
class StoreOfThisRelease {

    static final String KEY_OF_ORDER = "order-of-an-earlier-release";
    static final String KEY_OF_REFUSAL = "refusal-of-an-earlier-release";

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String RELEASE = System.getProperty("store.release", "next");
    private static final String VAULT_KEY =
            Base64.getEncoder()
                    .encodeToString("key of the vaults kept for tests".getBytes(US_ASCII));

    private static final String ALICE = "alice";
    private static final String BOB = "bob";
    private static final String OPERATOR = "olga";
    private static final String ADMIN = "ada";
    private static final String GOOD_CARD = "pm_card_visa";
    private static final String BAD_CARD = "pm_card_chargeDeclined";

    /** Commands to the stock that fail become dead letters. */
    private static final String BREAK_SHELVES =
            """
            create function break_shelf() returns trigger language plpgsql as $$
            begin
                raise exception 'the shelf is broken';
            end $$;
            create trigger broken_shelf before insert on event for each row
              when ((new.stream, new.name) in (('stock-lamp', 'stock.reserved'),
                                               ('stock-vase', 'stock.released')))
              execute function break_shelf();
            """;

    private static final String MEND_SHELVES =
            "drop trigger broken_shelf on event; drop function break_shelf()";

    private static final String UNPROCESSED =
            """
            select count(*)
              from subscription s join event e on e.name like replace(s.pattern, '#', '%')
             where not exists (select from inbox i
                                where i.consumer = s.name and i.event_id = e.id)
               and not exists (select from parked_event p
                                where p.subscription = s.name and p.event_id = e.id)\
            """;

    private static Installation installation;
    private static ServerProcess server;
    private static Http http;

    private final KeptStore store = KeptStore.empty();
    private final List<String> running = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        installation =
                Installation.start(
                        "store-of-this-release",
                        25447,
                        26628,
                        war -> war.addClasses(OrdersInOrder.class, Products.class));
        server = installation.server("server", 19150, settings()).awaitReady();
        http = http(server);
    }

    /** Settings under which no saga that waits for a payment or the stock continues by itself. */
    private static Map<String, String> settings() {
        return Map.of(
                "ORDINAL_VAULT_KEY", VAULT_KEY,
                "ORDINAL_FULFILMENT_TIMEOUT_STOCK", "PT1H",
                "ORDINAL_FULFILMENT_TIMEOUT_PAYMENT", "P3650D",
                "ORDINAL_FULFILMENT_TIMEOUT_UNDO", "PT1S",
                "TEST_FAILS_OVER", "glass");
    }

    static Http http(ServerProcess server) {
        try {
            return Http.at(server.uri("/").toURL());
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        server.kill();
        installation.close();
    }

    @Test
    void everything_is_kept_that_a_later_release_must_be_able_to_carry_on() throws Exception {
        for (String product : List.of("tea", "cup", "lamp", "vase", "glass")) count(product, 900);
        count("rare", 1);
        endedOrders();
        openOrders();
        receipts();
        erasedCustomer();
        brokenShelves();
        paymentsInAnOutage();
        finish();
        try (var database = installation.external().connect()) {
            store.write(KeptStore.folder(RELEASE), database, VAULT_KEY);
        }
    }

    private static void count(String product, int onHand) {
        var body = "{\"onHand\": %d}".formatted(onHand);
        assertAccepted(put(OPERATOR, "/api/stock/" + product, body));
    }

    private static Answer put(String user, String path, String body) {
        return http.as(user)
                .send(
                        "PUT",
                        path,
                        BodyPublishers.ofString(body),
                        "Content-Type",
                        "application/json");
    }

    private static void assertAccepted(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 204);
    }

    static String item(String product, int quantity) {
        return """
        {"productId": "%s", "quantity": %d, "unitPrice": {"amount": 4.50, "currency": "EUR"}}\
        """
                .formatted(product, quantity);
    }

    static String order(String... items) {
        return "{\"items\": [" + String.join(", ", items) + "]}";
    }

    /** Places an order; returns its path. */
    private static String place(String user, String... items) {
        var answer = http.as(user).post("/api/orders", order(items), "Prefer", "wait=20");
        assertAccepted(answer);
        return answer.need("Location");
    }

    private static String checkOut(String user, String paymentMethod, String... items) {
        var order = place(user, items);
        var body = "{\"paymentMethod\": \"%s\"}".formatted(paymentMethod);
        assertAccepted(http.as(user).post(order + "/submit", body));
        return order;
    }

    private static void cancel(String user, String order) {
        assertAccepted(http.as(user).post(order + "/cancel", "{\"reason\": \"Changed my mind\"}"));
    }

    private static String statusOf(String user, String order) {
        return http.as(user).get(order).json().path("status").asString();
    }

    private static void awaitStatus(String user, String order, String status) {
        await(order).atMost(TIMEOUT).until(() -> statusOf(user, order).equals(status));
    }

    static String idOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static String saga(String order) {
        return "/api/admin/sagas/fulfil_order/" + idOf(order);
    }

    private static JsonNode standing(String order) {
        return http.as(OPERATOR).get(saga(order)).json();
    }

    private void endedOrders() {
        var confirmed = new ArrayList<String>();
        for (int i = 0; i < 6; i++) {
            confirmed.add(checkOut(ALICE, GOOD_CARD, item("tea", i + 1), item("cup", 2)));
        }
        confirmed.add(checkOut(ALICE, "pm_slow", item("cup", 1)));
        confirmed.add(checkOut(ALICE, "pm_webhook_twice", item("cup", 1)));
        confirmed.add(checkOut(ALICE, "pm_processing", item("cup", 1), item("rare", 1)));
        confirmed.forEach(order -> awaitStatus(ALICE, order, "confirmed"));
        var cancelled = new ArrayList<String>();
        for (int i = 0; i < 3; i++) cancelled.add(checkOut(ALICE, BAD_CARD, item("tea", 3)));
        for (int i = 0; i < 2; i++) {
            cancelled.add(checkOut(ALICE, GOOD_CARD, item("tea", 1), item("rare", 1)));
        }
        var refunded = checkOut(ALICE, "pm_slow", item("tea", 2));
        await("the wish to pay")
                .atMost(TIMEOUT)
                .until(() -> standing(refunded).path("state").asString().equals("Paying"));
        cancel(ALICE, refunded);
        cancelled.add(store.place("refunded", refunded));
        cancelled.forEach(order -> awaitStatus(ALICE, order, "cancelled"));
    }

    private void openOrders() {
        var active = store.place("long", place(ALICE, item("tea", 1)));
        for (int i = 0; i < 110; i++) {
            assertAccepted(http.as(ALICE).post(active + "/items", item("tea", 1)));
        }
        var changed = store.place("open", place(ALICE, item("tea", 1), item("cup", 1)));
        assertAccepted(http.as(ALICE).delete(changed + "/items/cup"));
        cancel(ALICE, place(ALICE, item("cup", 5)));
        var parked = store.place("parked", place(ALICE, item("glass", 1)));
        assertAccepted(http.as(ALICE).post(parked + "/items", item("cup", 1)));
    }

    private void receipts() {
        var placed =
                http.as(ALICE)
                        .post(
                                "/api/orders",
                                order(item("tea", 7)),
                                "Idempotency-Key",
                                KEY_OF_ORDER);
        assertAccepted(placed);
        store.place("receipt", placed.need("Location"));
        var kettle = store.place("open") + "/items/kettle";
        var refused = http.as(ALICE).delete(kettle, "Idempotency-Key", KEY_OF_REFUSAL);
        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
        store.place("refusal", refused.json().path("code").asString());
    }

    private void erasedCustomer() {
        var bought = checkOut(BOB, GOOD_CARD, item("cup", 1));
        var unwanted = place(BOB, item("cup", 1));
        cancel(BOB, unwanted);
        awaitStatus(BOB, bought, "confirmed");
        var bob = http.as(OPERATOR).get("/api/admin/people/" + BOB).json().path("id").asString();
        var erase = "/api/admin/people/" + bob + "?reason=asked%20for%20it";
        assertAccepted(http.as(ADMIN).delete(erase));
        store.ask(http, OPERATOR, "/api/admin/people/" + bob);
        store.place("erased", bought);
        store.place("erased and cancelled", unwanted);
    }

    /**
     * Leaves a saga that has lost its answer, two that need attention, and an audit of dead
     * letters.
     */
    private void brokenShelves() throws SQLException {
        execute(BREAK_SHELVES);
        running.add(store.place("reserving", checkOut(ALICE, GOOD_CARD, item("lamp", 1))));
        var settled = checkOut(ALICE, BAD_CARD, item("vase", 1));
        running.add(store.place("to be retried", checkOut(ALICE, BAD_CARD, item("vase", 1))));
        running.add(store.place("to be settled", checkOut(ALICE, BAD_CARD, item("vase", 2))));
        awaitAttention(settled, "stock vase");
        awaitAttention(store.place("to be retried"), "stock vase");
        awaitAttention(store.place("to be settled"), "stock vase");
        var byHand = "{\"what\": \"stock vase\", \"reason\": \"Put back\"}";
        assertAccepted(http.as(ADMIN).post(saga(settled) + "/settle", byHand));
        await().atMost(TIMEOUT).until(() -> standing(settled).path("finished").asBoolean());
        lettersOf(10);
        replayLetters();
        var letters = lettersOf(10);
        edit(letters.getFirst());
        letters.forEach(StoreOfThisRelease::discard);
        execute(MEND_SHELVES);
    }

    private static void awaitAttention(String order, String what) {
        await(order)
                .atMost(TIMEOUT)
                .until(() -> standing(order).at("/attention/0").asString("").equals(what));
    }

    private static List<String> lettersOf(int number) {
        var path = "/api/admin/dead-letters?limit=100";
        await().atMost(TIMEOUT)
                .until(() -> http.as(OPERATOR).get(path).json().path("total").asInt() == number);
        return http.as(OPERATOR)
                .get(path)
                .json()
                .path("items")
                .valueStream()
                .map(letter -> "/api/admin/dead-letters/" + letter.path("id").asString())
                .toList();
    }

    private static void replayLetters() {
        var begun =
                http.as(OPERATOR)
                        .post("/api/admin/dead-letters/replay", "{\"reason\": \"Mended?\"}");
        assertAccepted(begun);
        var replay = begun.need("Location");
        await().atMost(TIMEOUT)
                .until(() -> http.as(OPERATOR).get(replay).json().hasNonNull("finishedAt"));
    }

    private static void edit(String letter) {
        var body = http.as(ADMIN).get(letter).json().path("body").asString();
        assertAccepted(put(ADMIN, letter, "{\"reason\": \"As it was\", \"data\": " + body + "}"));
    }

    private static void discard(String letter) {
        assertAccepted(http.as(ADMIN).post(letter + "/discard", "{\"reason\": \"Broken\"}"));
    }

    private static void execute(String sql) throws SQLException {
        try (var database = installation.external().connect();
                var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Leaves a saga that waits for its payment, and one that waits for its refund. */
    private void paymentsInAnOutage() {
        assertAccepted(put(OPERATOR, "/api/sandbox/outage", "{\"away\": true}"));
        running.add(store.place("paying", checkOut(ALICE, GOOD_CARD, item("tea", 1))));
        var given = store.place("giving back", checkOut(ALICE, GOOD_CARD, item("tea", 1)));
        running.add(given);
        await().atMost(TIMEOUT)
                .until(() -> standing(given).path("state").asString().equals("Paying"));
        cancel(ALICE, given);
        awaitAttention(given, "payment");
        await().atMost(TIMEOUT)
                .until(() ->
                        standing(store.place("paying")).path("state").asString().equals("Paying"));
    }

    /** Sends every request that later releases will repeat, and stops the server. */
    private void finish() throws IOException {
        await("every saga that can end").atMost(TIMEOUT).until(() -> open() == running.size());
        await().atMost(TIMEOUT).until(() -> number(ExternalServers.UNREAD) == 0);
        await().atMost(TIMEOUT).until(() -> waiting() == 0);
        moveTimer();
        KeptStore.assertComplete(installation.external());
        orders(ALICE, ALICE);
        for (String order : List.of("erased", "erased and cancelled")) {
            ask(OPERATOR, store.place(order));
        }
        var sagas = store.ask(http, OPERATOR, "/api/admin/audit?limit=100");
        assertThat(sagas.path("items").size()).isPositive();
        for (String product : List.of("cup", "rare")) {
            store.ask(http, OPERATOR, "/api/stock/" + product);
        }
        store.ask(http, ALICE, "/api/orders?status=open&limit=100");
        server.close();
        assertThat(waiting()).as("messages left on the broker").isZero();
        assertThat(open()).as("sagas left to go on").isEqualTo(running.size());
    }

    private static long number(String query) {
        return installation.external().number(query);
    }

    private static long open() {
        return number("select count(*) from saga_instance where not finished");
    }

    /** The number of messages on the broker, which would not be part of the store. */
    private static long waiting() {
        var commands =
                Stream.of("ordering", "inventory", "payment")
                        .mapToLong(m -> installation.external().messagesIn("commands." + m));
        return number(UNPROCESSED) + commands.sum();
    }

    /** Moves the timer, so that it is not due before the server has stopped. */
    private void moveTimer() {
        var due = Instant.now().plusSeconds(120).truncatedTo(ChronoUnit.SECONDS);
        var timer = saga(store.place("reserving")) + "/timers/stock";
        var body = "{\"dueAt\": \"%s\", \"reason\": \"Cannot come\"}".formatted(due);
        assertAccepted(put(OPERATOR, timer, body));
    }

    private void orders(String customer, String user) {
        var list = http.as(customer).get("/api/orders?limit=100").json().path("items");
        list.forEach(order -> ask(user, "/api/orders/" + order.path("orderId").asString()));
    }

    private void ask(String user, String order) {
        var now = http.as(user).get(order).json();
        var version = now.path("version").asInt();
        for (int at : List.of(1, (version + 1) / 2, version)) {
            store.ask(http, user, order + "?version=" + at);
        }
        store.ask(http, user, order + "?at=" + now.path("createdAt").asString());
        if (now.path("status").asString().equals("submitted")) return;
        store.ask(http, user, order);
        store.ask(http, user, order + "/events?limit=100");
        if (running.contains(order)) return;
        askIfThere("/api/payments/" + idOf(order));
        askIfThere(saga(order));
    }

    private void askIfThere(String path) {
        if (http.as(OPERATOR).get(path).status() == 200) store.ask(http, OPERATOR, path);
    }
}
