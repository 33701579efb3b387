package dev.ordinal.shop.privacy;

import static dev.ordinal.engine.privacy.Personal.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.demo.users.CustomerTokens;
import dev.ordinal.engine.command.CommandBus;
import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.privacy.People;
import dev.ordinal.engine.privacy.Personal;
import dev.ordinal.engine.privacy.PersonalDataReader;
import dev.ordinal.shop.ordering.contract.Examples;
import dev.ordinal.shop.ordering.contract.OrderCommand.CancelOrder;
import dev.ordinal.shop.ordering.contract.OrderCommand.PlaceOrder;
import dev.ordinal.shop.ordering.details.OrderDetails;
import dev.ordinal.shop.ordering.details.OrderDetailsView;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.Http.Answer;
import dev.ordinal.testkit.OrdinalDeployment;
import dev.ordinal.testkit.ServerSentEvents;
import dev.ordinal.testkit.Sql;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Test of the erasure of a customer who has left data everywhere. Every text of the customer
 * contains the same word, by which it is found.
 */
@ArquillianTest
class ErasureIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Pattern SEALED = Pattern.compile("personal:v1:[0-9a-f-]{36}:[\\w-]+");
    private static final String PEOPLE = "/api/admin/people/";

    @Inject private People people;
    @Inject private PersonalDataReader personalData;
    @Inject private OrderDetailsView details;
    @Inject private CommandBus bus;
    @Inject private Sql sql;
    @Inject private Transactions transactions;
    @Inject private StoredTextSearch rest;

    @Inject private CustomerTokens customers;

    @Inject
    @ConfigProperty(name = "ordinal.http.port")
    private int port;

    private final String word = UUID.randomUUID().toString().replace("-", "");
    private final String subject = "who-" + word;
    private Http http;

    @Deployment
    static WebArchive application() {
        return OrdinalDeployment.with(
                        ErasureIT.class,
                        CustomerTokens.class,
                        TextEncodings.class,
                        StoredTextSearch.class,
                        BuryingSubscription.class,
                        ParkingSubscription.class,
                        Examples.class,
                        Sql.class,
                        Http.class,
                        Answer.class,
                        ServerSentEvents.class)
                .addAsLibrary(
                        ShrinkWrap.create(JavaArchive.class, "settings.jar")
                                .addAsResource(
                                        settings(), "META-INF/microprofile-config.properties"));
    }

    private static StringAsset settings() {
        return new StringAsset("ordinal.snapshots.every=2\n");
    }

    @BeforeEach
    void connect() throws MalformedURLException {
        var server = URI.create("http://localhost:" + port + "/");
        http = Http.at(server.toURL()).as(subject);
        Http.know(server, subject, customers.token(subject));
    }

    @Test
    void an_erased_customer_cannot_be_found_anywhere() throws Exception {
        var person = people.pseudonym(subject);
        var paid = paid();
        var declined = declined();
        var cancelled = cancelled();
        var other = anothers();
        awaitTraces(person);

        assertShown(cancelled, subject, "why-" + word);
        assertHistory(cancelled, subject, "why-" + word);
        assertThat(payment(paid).path("paymentMethod").asString())
                .isEqualTo("pm_card_visa-" + word);
        assertThat(last(payment(declined).path("history")).path("event").asString())
                .isEqualTo("payment.voided");
        assertThat(where(word)).as("before").isEmpty();
        assertThat(where(person.toString()))
                .as("that this finds what is there")
                .contains("event", "order_details", "order_list", "snapshot", "parked_event")
                .contains("payment_call", "payment_details", "receipt", "vault.person")
                .contains("dlq." + BuryingSubscription.NAME)
                .anyMatch(place -> place.contains("/database/"))
                .anyMatch(place -> place.contains("/broker/"));

        var sealed = sealed(person);
        assertThat(sealed).hasSize(4).allSatisfy(t -> assertThat(open(t)).contains(word));

        erase(person);

        assertThat(where(word)).as("after").isEmpty();
        assertThat(sealed(person)).containsExactlyElementsOf(sealed);
        assertThat(sealed).allSatisfy(text -> assertThat(open(text)).isEqualTo("erased"));
        assertThat(shown(cancelled).customerId()).isEqualTo("erased");
        assertThat(shown(cancelled).cancelReason()).isEqualTo(plain("erased"));
        assertThat(payment(paid).path("paymentMethod").asString()).isEqualTo("erased");
        assertThat(http.get("/api/orders/" + cancelled).status()).isEqualTo(404);
        assertThat(shown(other).customerId()).isEqualTo("bob-" + word.substring(0, 8));
        assertThat(shown(other).cancelReason()).isEqualTo(plain("bob's reason"));

        rebuild("order-details", "order_details", person);
        await().atMost(SOON).until(() -> find(cancelled) && find(other));
        assertThat(shown(cancelled).cancelReason()).isEqualTo(plain("erased"));
        assertThat(shown(other).cancelReason()).isEqualTo(plain("bob's reason"));
        assertThat(details.findAtVersion(cancelled, 1).orElseThrow().customerId())
                .isEqualTo(person.toString());

        assertThat(people.pseudonym(subject)).as("a new person").isNotEqualTo(person);
        assertThat(http.get("/api/orders").json().path("items")).isEmpty();
    }

    // what the customer does

    private UUID paid() {
        var product = "tea-" + Ids.next();
        var stock =
                http.as("olga")
                        .send(
                                "PUT",
                                "/api/stock/" + product,
                                BodyPublishers.ofString("{\"onHand\": 5}"),
                                "Content-Type",
                                "application/json");
        assertThat(stock.status()).isEqualTo(202);
        var order = submitted(product, "pm_card_visa-" + word);
        await().atMost(SOON).until(() -> status(order).equals("confirmed"));
        return order;
    }

    private UUID declined() {
        var product = "tea-" + Ids.next();
        http.as("olga")
                .send(
                        "PUT",
                        "/api/stock/" + product,
                        BodyPublishers.ofString("{\"onHand\": 5}"),
                        "Content-Type",
                        "application/json");
        var order = submitted(product, "pm_nothing-" + word);
        await().atMost(SOON).until(() -> status(order).equals("cancelled"));
        return order;
    }

    private UUID submitted(String product, String method) {
        var order = placed(product);
        var answer =
                http.post(
                        "/api/orders/" + order + "/submit",
                        "{\"paymentMethod\": \"" + method + "\"}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        return order;
    }

    private UUID placed(String product) {
        var answer = http.post("/api/orders", order(product), "Prefer", "wait=20");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("customerId").asString()).isEqualTo(subject);
        return UUID.fromString(answer.json().path("orderId").asString());
    }

    private static String order(String product) {
        return """
        {"items": [{"productId": "%s", "quantity": 1,
                    "unitPrice": {"amount": 4.50, "currency": "EUR"}}]}\
        """
                .formatted(product);
    }

    private UUID cancelled() {
        var order = placed("cup");
        var answer =
                http.post(
                        "/api/orders/" + order + "/cancel",
                        "{\"reason\": \"why-" + word + "\"}",
                        "Prefer",
                        "wait=20",
                        "Idempotency-Key",
                        "\"" + Ids.next() + "\"");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("cancelReason").asString()).isEqualTo("why-" + word);
        return order;
    }

    private UUID anothers() {
        var bob = people.pseudonym("bob-" + word.substring(0, 8));
        var order = Ids.next();
        var context = CommandContext.by(bob.toString());
        var items = List.of(Examples.item("tea", 1, "1"));
        bus.send(new PlaceOrder(order, bob.toString(), items), context);
        bus.send(new CancelOrder(order, bob.toString(), people.seal(bob, "bob's reason")), context);
        return order;
    }

    private String status(UUID order) {
        return http.get("/api/orders/" + order).json().path("status").asString("");
    }

    // what is left of it

    private void awaitTraces(UUID person) {
        var text = TextEncodings.of(person.toString());
        await().atMost(SOON)
                .until(() -> rest.queues(text).contains("dlq." + BuryingSubscription.NAME));
        await().atMost(SOON).until(() -> rest.tables(text).contains("public.parked_event"));
    }

    private List<String> where(String text) throws Exception {
        var encodings = TextEncodings.of(text);
        var tables = rest.tables(encodings).stream().map(t -> t.replaceFirst("^public\\.", ""));
        var files = rest.files(encodings).stream().map(Object::toString);
        return Stream.of(tables, rest.queues(encodings).stream(), files)
                .flatMap(places -> places)
                .toList();
    }

    /** Every text in the log that is sealed for a person. */
    private List<String> sealed(UUID person) {
        return transactions.call(() ->
                sql
                        .texts(
                                "select body::text from event where strpos(body::text, ?1) > 0"
                                        + " order by position",
                                "personal:v1:" + person)
                        .stream()
                        .flatMap(body -> SEALED.matcher(body).results().map(m -> m.group()))
                        .distinct()
                        .toList());
    }

    private String open(String sealed) {
        return personalData.text(Personal.of(sealed));
    }

    // who sees what

    private void assertShown(UUID order, String customer, String reason) {
        var path = "/api/orders/" + order;
        for (var shown : List.of(http.get(path), http.get(path + "?version=2"))) {
            assertThat(shown.json().path("customerId").asString()).isEqualTo(customer);
            assertThat(shown.json().path("cancelReason").asString()).isEqualTo(reason);
        }
        await().atMost(SOON).until(() -> listedFor(customer).equals(customer));
    }

    /** The name under which the newest order of a customer is listed. */
    private String listedFor(String customer) {
        var list = http.get("/api/orders?customerId=" + customer).json();
        return list.at("/items/0/customerId").asString("");
    }

    private void assertHistory(UUID order, String customer, String reason) {
        var events = http.get("/api/orders/" + order + "/events").json().path("items");
        assertThat(events.path(0).at("/data/customerId").asString()).isEqualTo(customer);
        assertThat(events.path(0).path("actor").asString()).isEqualTo(customer);
        assertThat(events.path(1).at("/data/reason").asString()).isEqualTo(reason);
    }

    private OrderDetails shown(UUID order) {
        return details.shown(transactions.call(() -> details.find(order)).orElseThrow());
    }

    private boolean find(UUID order) {
        return transactions
                .call(() -> details.find(order))
                .filter(found -> found.cancelReason() != null)
                .isPresent();
    }

    private JsonNode payment(UUID order) {
        return http.as("olga").get("/api/payments/" + order).json();
    }

    private static JsonNode last(JsonNode list) {
        return list.path(list.size() - 1);
    }

    // what the operator does

    private void erase(UUID person) {
        var admin = http.as("ada");
        assertThat(admin.get(PEOPLE + subject).json().path("id").asString())
                .isEqualTo(person.toString());
        assertThat(admin.delete(PEOPLE + subject).status()).isEqualTo(400);
        assertThat(admin.delete(PEOPLE + subject + "?reason=for%20" + subject).status())
                .isEqualTo(400);
        assertThat(admin.delete(PEOPLE + subject + "?reason=asked").status()).isEqualTo(204);

        assertThat(admin.delete(PEOPLE + person + "?reason=asked").status()).isEqualTo(204);
        assertThat(admin.get(PEOPLE + person).json().path("erased").asBoolean()).isTrue();
        assertThat(admin.get(PEOPLE + "nobody").status()).isEqualTo(404);
        var act = admin.get("/api/admin/audit?limit=1").json().at("/items/0");
        assertThat(act.path("type").asString()).isEqualTo("person.erased");
        assertThat(act.at("/data/person").asString()).isEqualTo(person.toString());
        assertThat(
                        count(
                                "select count(*) from vault.person where id = ?1::uuid"
                                        + " and erased_at is not null and key_wrapped is null",
                                person))
                .isEqualTo(1);
    }

    private long count(String query, UUID person) {
        return transactions.call(() -> sql.number(query, person.toString()));
    }

    /**
     * Rebuilds a projection from the person's first event on; earlier events belong to other tests.
     */
    private void rebuild(String projection, String table, UUID person) {
        transactions.run(() -> {
            sql.execute(
                    "update checkpoint set position = (select min(position) - 1 from event where"
                            + " actor = ?2) where reader = ?1",
                    projection,
                    person.toString());
            sql.execute("truncate " + table);
        });
    }

    // before there were seals

    @Test
    void texts_and_names_of_before_are_read_as_they_stand() {
        var order = Ids.next();
        var context = CommandContext.by("old-name");
        var items = List.of(Examples.item("tea", 1, "1"));
        bus.send(new PlaceOrder(order, "old-name", items), context);
        bus.send(new CancelOrder(order, "old-name", plain("too slow")), context);
        await().atMost(SOON).until(() -> find(order));
        assertThat(shown(order).customerId()).isEqualTo("old-name");
        assertThat(shown(order).cancelReason()).isEqualTo(plain("too slow"));
        assertThat(http.get("/api/orders/" + order).status()).as("of another").isEqualTo(404);
    }
}
