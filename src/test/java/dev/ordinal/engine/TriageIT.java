package dev.ordinal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.command.CommandBus;
import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.store.Transactions;
import dev.ordinal.ordering.contract.Examples;
import dev.ordinal.ordering.contract.OrderCommand.PlaceOrder;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.Http.Answer;
import dev.ordinal.testkit.OrdinalDeployment;
import dev.ordinal.testkit.ServerSentEvents;
import dev.ordinal.testkit.Sql;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Dead letters in the hands of operators. */
@ArquillianTest
class TriageIT {

    private static final String CAROL = "carol";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String LETTERS = "/api/admin/dead-letters";

    @Inject private CommandBus bus;
    @Inject private Transactions transactions;
    @Inject private FussyShop shop;
    @Inject private Ledger ledger;

    @Inject
    @ConfigProperty(name = "ordinal.http.port")
    private int port;

    private final UUID order = Ids.next();
    private Http http;

    @Deployment
    static WebArchive application() {
        return OrdinalDeployment.with(
                TriageIT.class,
                Examples.class,
                Sql.class,
                Ledger.class,
                FussyShop.class,
                Http.class,
                Answer.class,
                ServerSentEvents.class);
    }

    @BeforeEach
    void begin_with_no_letters() throws MalformedURLException {
        http = Http.at(URI.create("http://localhost:" + port + "/").toURL());
        transactions.run(ledger::create);
        for (JsonNode letter : list("").path("items")) {
            http.post(LETTERS + "/" + letter.path("id").stringValue() + "/discard", why("tidy"));
        }
        assertThat(list("").path("total").intValue()).isZero();
    }

    private JsonNode list(String query) {
        return http.get(LETTERS + query).json();
    }

    private static String why(String reason) {
        return "{\"reason\": \"" + reason + "\"}";
    }

    private void place(UUID orderId) {
        shop.cannotBear(orderId);
        var items = List.of(Examples.item("tea", 1, "1"));
        bus.send(new PlaceOrder(orderId, CAROL, items), CommandContext.by(CAROL));
    }

    private String awaitLetter() {
        place(order);
        await().atMost(SOON).until(() -> letterOf(order).isPresent());
        return letterOf(order).orElseThrow();
    }

    private Optional<String> letterOf(UUID orderId) {
        return list("").path("items")
                .valueStream()
                .filter(l -> l.path("stream").asString("").equals("order-" + orderId))
                .map(letter -> letter.path("id").stringValue())
                .findFirst();
    }

    private List<String> effects(UUID orderId) {
        var stream = StreamId.of("order", orderId).toString();
        return transactions.call(() -> ledger.effects(FussyShop.NAME, stream));
    }

    private JsonNode lastAct() {
        return http.get("/api/admin/audit?limit=1").json().at("/items/0");
    }

    @Test
    void letters_are_listed_by_subscription_and_cause() {
        var id = awaitLetter();
        var found = list("?subscription=" + FussyShop.NAME);
        assertThat(found.path("total").intValue()).isEqualTo(1);
        var letter = found.at("/items/0");
        assertThat(letter.path("id").stringValue()).isEqualTo(id);
        assertThat(letter.path("type").stringValue()).isEqualTo("order.created");
        assertThat(letter.path("retries").intValue()).isEqualTo(3);
        var group = found.at("/groups/0");
        assertThat(group.path("letters").intValue()).isEqualTo(1);
        assertThat(group.path("group").stringValue()).startsWith("java.lang.IllegalStateException");
        assertThat(list("?subscription=nobody").path("total").intValue()).isZero();
        assertThat(list("?group=another").path("total").intValue()).isZero();
    }

    @Test
    void a_letter_can_be_looked_into() {
        var letter = http.get(LETTERS + "/" + awaitLetter()).json();
        assertThat(letter.path("body").stringValue()).contains(order.toString());
        assertThat(letter.path("address").stringValue()).isEqualTo("events.order.created");
        assertThat(letter.at("/headers/cloudEvents_type").stringValue()).isEqualTo("order.created");
        assertThat(letter.at("/failure/message").stringValue()).isEqualTo("Cannot bear it");
    }

    @Test
    void a_dry_run_says_what_a_replay_would_do_and_does_nothing() {
        var id = awaitLetter();
        var dry = http.post(LETTERS + "/" + id + "/replay?dryRun=true", "{}").json();
        assertThat(dry.path("dryRun").booleanValue()).isTrue();
        assertThat(dry.path("replayed").intValue()).isZero();
        assertThat(dry.at("/items/0/prospect/outcome").stringValue()).isEqualTo("delivered");
        assertThat(letterOf(order)).contains(id);
        assertThat(shop.attempts(order)).hasSize(4);
    }

    @Test
    void a_letter_is_replayed_and_it_is_known_by_whom_and_why() {
        var id = awaitLetter();
        shop.bears(order);
        var done = http.post(LETTERS + "/" + id + "/replay", why("the shop was mended")).json();
        assertThat(done.path("replayed").intValue()).isEqualTo(1);
        await().atMost(SOON).until(() -> !effects(order).isEmpty());
        assertThat(letterOf(order)).isEmpty();
        assertThat(lastAct().path("type").stringValue()).isEqualTo("dead_letter.replayed");
        assertThat(lastAct().path("actor").stringValue()).isEqualTo("alice");
        assertThat(lastAct().at("/data/letterId").stringValue()).isEqualTo(id);
        assertThat(lastAct().at("/data/reason").stringValue()).isEqualTo("the shop was mended");
        assertThat(http.post(LETTERS + "/" + id + "/replay", "{}").status()).isEqualTo(404);
    }

    @Test
    void a_group_is_replayed_in_the_order_of_the_log() {
        var orders = new ArrayList<UUID>();
        for (int i = 0; i < 5; i++) orders.add(Ids.next());
        orders.forEach(this::place);
        await().atMost(SOON).until(() -> list("").path("total").intValue() == 5);
        orders.forEach(shop::bears);
        var group = list("").at("/groups/0/group").stringValue();
        var query = "?group=" + URLEncoder.encode(group, StandardCharsets.UTF_8);
        var done = http.post(LETTERS + "/replay" + query, why("mended")).json();
        assertThat(done.path("replayed").intValue()).isEqualTo(5);
        await().atMost(SOON).until(() -> orders.stream().noneMatch(o -> effects(o).isEmpty()));
        var last = orders.stream().map(o -> shop.attempts(o).getLast()).toList();
        assertThat(last).isSorted();
    }

    @Test
    void a_letter_is_put_right_only_with_what_its_schema_allows() {
        var id = awaitLetter();
        var body =
                """
                {"reason": "a typing error", "data": {"orderId": "%s", "customerId": "carol",
                 "items": [{"productId": "tea", "quantity": %s,
                            "unitPrice": {"amount": 2.00, "currency": "EUR"}}]}}\
                """;
        var wrong = put(id, body.formatted(order, 0));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().at("/errors/0/pointer").stringValue())
                .isEqualTo("/data/items/0/quantity");
        assertThat(put(id, "{\"reason\": \"x\"}").status()).isEqualTo(422);
        assertThat(put(id, body.formatted(order, 3).replace("a typing error", "")).status())
                .isEqualTo(422);

        var right = put(id, body.formatted(order, 3));
        assertThat(right.status()).isEqualTo(200);
        assertThat(right.json().path("body").stringValue()).contains("\"quantity\":3");
        assertThat(right.json().at("/headers/x_original_body").stringValue())
                .contains("\"quantity\": 1");
        assertThat(lastAct().path("type").stringValue()).isEqualTo("dead_letter.edited");
        shop.bears(order);
        http.post(LETTERS + "/" + id + "/replay", why("put right"));
        await().atMost(SOON).until(() -> !effects(order).isEmpty());
    }

    private Answer put(String id, String body) {
        return http.send(
                "PUT",
                LETTERS + "/" + id,
                BodyPublishers.ofString(body),
                "Content-Type",
                "application/json");
    }

    @Test
    void a_letter_is_discarded_with_a_reason_and_its_text_is_kept() {
        var id = awaitLetter();
        assertThat(http.post(LETTERS + "/" + id + "/discard", "{}").status()).isEqualTo(422);
        assertThat(letterOf(order)).contains(id);
        assertThat(http.post(LETTERS + "/" + id + "/discard", why("a test order")).status())
                .isEqualTo(200);
        assertThat(letterOf(order)).isEmpty();
        assertThat(lastAct().path("type").stringValue()).isEqualTo("dead_letter.discarded");
        assertThat(lastAct().at("/data/body").stringValue()).contains(order.toString());
    }

    @Test
    void what_is_not_there_is_not_found() {
        assertThat(http.get(LETTERS + "/none").status()).isEqualTo(404);
        assertThat(http.post(LETTERS + "/none/replay", "{}").status()).isEqualTo(404);
        assertThat(http.post(LETTERS + "/no'ne/discard".replace("'", "%27"), why("x")).status())
                .isEqualTo(404);
    }
}
