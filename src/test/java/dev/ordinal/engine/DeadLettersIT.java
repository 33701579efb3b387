package dev.ordinal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.command.CommandBus;
import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.store.EventStore;
import dev.ordinal.engine.store.Transactions;
import dev.ordinal.engine.transport.Binding;
import dev.ordinal.engine.transport.DeadLetter;
import dev.ordinal.engine.transport.DeadLetterQueues;
import dev.ordinal.engine.transport.Failure;
import dev.ordinal.ordering.contract.Examples;
import dev.ordinal.ordering.contract.OrderCommand.PlaceOrder;
import dev.ordinal.testkit.OrdinalDeployment;
import dev.ordinal.testkit.Sql;

import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Messages that fail: tried again, given up, and put right. */
@ArquillianTest
class DeadLettersIT {

    private static final String CAROL = "carol";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Binding LARGE = new Binding("large-letters", "order.created");
    private static final String LARGE_BODY = "x".repeat(200_000);
    private static final Binding SHOP = new Binding(FussyShop.NAME, "order.created");

    @Inject private CommandBus bus;
    @Inject private EventStore store;
    @Inject private Transactions transactions;
    @Inject private DeadLetterQueues letters;
    @Inject private FussyShop shop;
    @Inject private Ledger ledger;

    @Inject
    @ConfigProperty(name = "ordinal.embedded.broker.port")
    private int brokerPort;

    @Inject
    @ConfigProperty(name = "ordinal.broker.password")
    private String brokerPassword;

    private final UUID order = Ids.next();

    @Deployment
    static WebArchive application() {
        return OrdinalDeployment.with(
                DeadLettersIT.class, Examples.class, Sql.class, Ledger.class, FussyShop.class);
    }

    @BeforeEach
    void open_the_ledger() {
        transactions.run(ledger::create);
    }

    private void place(UUID orderId) {
        var items = List.of(Examples.item("tea", 1, "1"));
        bus.send(new PlaceOrder(orderId, CAROL, items), CommandContext.by(CAROL));
    }

    private List<String> effects(UUID orderId) {
        var stream = StreamId.of("order", orderId).toString();
        return transactions.call(() -> ledger.effects(FussyShop.NAME, stream));
    }

    private Optional<DeadLetter> letterOf(UUID orderId) {
        return letters.list(SHOP).stream()
                .filter(letter -> String.valueOf(letter.body()).contains(orderId.toString()))
                .findFirst();
    }

    private DeadLetter awaitLetterOf(UUID orderId) {
        await().atMost(SOON).until(() -> letterOf(orderId).isPresent());
        return letterOf(orderId).orElseThrow();
    }

    @Test
    void a_message_that_fails_is_tried_again_at_growing_intervals_and_then_given_up() {
        shop.cannotBear(order);
        place(order);
        awaitLetterOf(order);
        var attempts = shop.attempts(order);
        assertThat(attempts).hasSize(4);
        assertThat(pause(attempts, 1)).isGreaterThanOrEqualTo(Duration.ofMillis(180));
        assertThat(pause(attempts, 2)).isGreaterThanOrEqualTo(Duration.ofMillis(360));
        assertThat(pause(attempts, 3)).isGreaterThanOrEqualTo(Duration.ofMillis(720));
        assertThat(effects(order)).as("what failed had no effect").isEmpty();
    }

    private static Duration pause(List<Instant> attempts, int number) {
        return Duration.between(attempts.get(number - 1), attempts.get(number));
    }

    @Test
    void others_do_not_wait_for_it() {
        shop.cannotBear(order);
        place(order);
        await().atMost(SOON).until(() -> !shop.attempts(order).isEmpty());
        var other = Ids.next();
        place(other);
        await().atMost(SOON).until(() -> !effects(other).isEmpty());
        assertThat(shop.attempts(order)).hasSizeLessThan(4);
        awaitLetterOf(order);
    }

    @Test
    void a_dead_letter_says_what_it_was_and_what_it_died_of() {
        shop.cannotBear(order);
        place(order);
        var letter = awaitLetterOf(order);
        var stored = store.readAfter(StreamId.of("order", order), 0).getFirst();
        assertThat(letter.body()).isEqualTo(stored.body());
        assertThat(letter.header("cloudEvents_id")).isEqualTo(stored.metadata().id().toString());
        assertThat(letter.header("cloudEvents_type")).isEqualTo("order.created");
        assertThat(letter.address()).isEqualTo("events.order.created");
        assertThat(letter.subscription()).isEqualTo(FussyShop.NAME);
        var failure = letter.failure();
        assertThat(failure.exception()).isEqualTo("java.lang.IllegalStateException");
        assertThat(failure.message()).isEqualTo("Cannot bear it");
        assertThat(failure.digest()).hasSize(16);
        assertThat(failure.retries()).isEqualTo(3);
        assertThat(failure.failedAt()).isBetween(Instant.now().minusSeconds(60), Instant.now());
    }

    @Test
    void what_cannot_be_read_is_given_up_at_once_with_the_original_text() {
        var text = "no CloudEvent " + order;
        try (var factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + brokerPort);
                JMSContext context = factory.createContext("ordinal", brokerPassword)) {
            var message = context.createTextMessage(text);
            message.setStringProperty("hello", "world");
            context.createProducer().send(context.createTopic("events.order.created"), message);
        } catch (JMSException e) {
            throw new AssertionError(e);
        }
        var letter = awaitLetterOf(order);
        assertThat(letter.body()).isEqualTo(text);
        assertThat(letter.header("hello")).isEqualTo("world");
        assertThat(letter.failure().retries()).isZero();
        assertThat(letter.failure().exception()).endsWith("UnreadableMessageException");
    }

    @Test
    void a_letter_that_is_replayed_has_its_effect_once() {
        shop.cannotBear(order);
        place(order);
        var letter = awaitLetterOf(order);
        shop.bears(order);
        assertThat(letters.replay(SHOP, letter.id())).isTrue();
        await().atMost(SOON).until(() -> !effects(order).isEmpty());
        assertThat(effects(order)).containsExactly("OrderCreated");
        assertThat(letterOf(order)).isEmpty();
        assertThat(letters.replay(SHOP, letter.id())).as("it is there no more").isFalse();
    }

    @Test
    void a_letter_that_is_replayed_in_vain_dies_again() {
        shop.cannotBear(order);
        place(order);
        var first = awaitLetterOf(order);
        letters.replay(SHOP, first.id());
        await().atMost(SOON).until(() -> shop.attempts(order).size() == 8);
        var second = awaitLetterOf(order);
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.address()).isEqualTo("events.order.created");
        assertThat(second.failure().retries()).isEqualTo(3);
    }

    @Test
    void a_letter_that_is_discarded_is_gone() {
        shop.cannotBear(order);
        place(order);
        var letter = awaitLetterOf(order);
        assertThat(letters.discard(SHOP, letter.id())).isTrue();
        assertThat(letterOf(order)).isEmpty();
        assertThat(letters.discard(SHOP, letter.id())).isFalse();
    }

    @Test
    void letters_too_large_for_one_packet_are_listed_found_edited_and_discarded_one_by_one() {
        var ids = buryLargeLetters(27);
        for (int i = 0; i < 5; i++) assertThat(letters.list(List.of(SHOP, LARGE))).hasSize(27);
        for (String id : ids) {
            var found = letters.find(List.of(SHOP, LARGE), id).orElseThrow();
            assertThat(found.subscription()).isEqualTo(LARGE.name());
            assertThat(found.body()).hasSize(LARGE_BODY.length());
        }
        assertThat(letters.edit(LARGE, ids.getLast(), "{}")).isTrue();
        for (String id : ids) assertThat(letters.discard(LARGE, id)).isTrue();
        assertThat(letters.find(List.of(SHOP, LARGE), ids.getFirst())).isEmpty();
        assertThat(letters.list(LARGE)).isEmpty();
    }

    private List<String> buryLargeLetters(int count) {
        var failure = new Failure("Boom", "boom", null, "0123456789abcdef", Instant.now(), 3, null);
        for (int i = 0; i < count; i++) {
            letters.bury(LARGE, LARGE_BODY, Map.of("cloudEvents_type", "order.created"), failure);
        }
        return letters.list(LARGE).stream().map(DeadLetter::id).toList();
    }

    @Test
    void an_outage_elsewhere_kills_no_message() {
        shop.cannotReachSupplierFor(order);
        place(order);
        await().atMost(SOON).until(() -> shop.attempts(order).size() > 5);
        assertThat(letterOf(order)).isEmpty();
        shop.reachesSupplierFor(order);
        await().atMost(SOON).until(() -> !effects(order).isEmpty());
        assertThat(effects(order)).containsExactly("OrderCreated");
    }
}
