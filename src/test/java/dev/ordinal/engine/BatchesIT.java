package dev.ordinal.engine;

import static dev.ordinal.engine.privacy.Personal.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.command.CommandBus;
import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.store.EventStore;
import dev.ordinal.engine.store.StoredEvent;
import dev.ordinal.engine.store.Transactions;
import dev.ordinal.engine.transport.Binding;
import dev.ordinal.engine.transport.CloudEvent;
import dev.ordinal.engine.transport.CloudEvents;
import dev.ordinal.engine.transport.DeadLetter;
import dev.ordinal.engine.transport.DeadLetterQueues;
import dev.ordinal.engine.transport.EventSender;
import dev.ordinal.engine.transport.Outgoing;
import dev.ordinal.engine.transport.Outgoing.ToAll;
import dev.ordinal.ordering.contract.Examples;
import dev.ordinal.ordering.contract.OrderCommand.CancelOrder;
import dev.ordinal.ordering.contract.OrderCommand.PlaceOrder;
import dev.ordinal.testkit.OrdinalDeployment;
import dev.ordinal.testkit.Sql;

import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A subscription that takes its events by the batch. */
@ArquillianTest
class BatchesIT {

    private static final String CAROL = "carol";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Binding SHOP = new Binding(BulkShop.NAME, "order.#");

    @Inject private CommandBus bus;
    @Inject private EventStore store;
    @Inject private Transactions transactions;
    @Inject private EventSender broker;
    @Inject private CloudEvents cloudEvents;
    @Inject private DeadLetterQueues letters;
    @Inject private BulkShop shop;
    @Inject private Ledger ledger;

    @Deployment
    static WebArchive application() {
        return OrdinalDeployment.with(
                BatchesIT.class, Examples.class, Sql.class, Ledger.class, BulkShop.class);
    }

    @BeforeEach
    void open_the_ledger() {
        transactions.run(ledger::create);
    }

    private List<UUID> live(int orders) {
        var ids = Stream.generate(Ids::next).limit(orders).toList();
        ids.forEach(this::live);
        return ids;
    }

    private void live(UUID order) {
        var context = CommandContext.by(CAROL);
        var items = List.of(Examples.item("tea", 1, "1"));
        bus.send(new PlaceOrder(order, CAROL, items), context);
        bus.send(new CancelOrder(order, CAROL, plain("test")), context);
    }

    private List<String> effects(UUID order) {
        var stream = StreamId.of("order", order).toString();
        return transactions.call(() -> ledger.effects(BulkShop.NAME, stream));
    }

    private boolean isDone(UUID order) {
        return effects(order).size() >= 2;
    }

    private List<DeadLetter> lettersOf(UUID order) {
        return letters.list(SHOP).stream()
                .filter(letter -> String.valueOf(letter.body()).contains(order.toString()))
                .toList();
    }

    @Test
    void events_are_handed_over_together_by_name_and_each_has_one_effect() {
        var orders = live(60);
        await().atMost(SOON).until(() -> orders.stream().allMatch(this::isDone));
        assertThat(orders)
                .allSatisfy(order ->
                        assertThat(effects(order))
                                .containsExactly("OrderCancelled", "OrderCreated"));
        assertThat(shop.sizes()).allMatch(size -> size <= BulkShop.MOST);
        assertThat(shop.sizes()).as("some came together").anyMatch(size -> size > 1);
    }

    @Test
    void a_bad_message_dies_alone() {
        var orders = new ArrayList<>(live(10));
        var bad = Ids.next();
        shop.cannotBear(bad);
        live(bad);
        orders.addAll(live(10));
        await().atMost(SOON).until(() -> orders.stream().allMatch(this::isDone));
        await().atMost(SOON).until(() -> lettersOf(bad).size() == 2);
        assertThat(orders)
                .allSatisfy(order -> assertThat(effects(order)).hasSize(2))
                .allSatisfy(order -> assertThat(lettersOf(order)).isEmpty());
        assertThat(effects(bad)).isEmpty();
        assertThat(lettersOf(bad)).allMatch(letter -> letter.failure().retries() == 2);
    }

    @Test
    void what_is_delivered_ten_times_has_one_effect() {
        var orders = live(5);
        await().atMost(SOON).until(() -> orders.stream().allMatch(this::isDone));
        var again = orders.stream().flatMap(this::events).<Outgoing>map(ToAll::new).toList();
        for (int i = 0; i < 9; i++) broker.send(again);
        var last = live(1).getFirst();
        await().atMost(SOON).until(() -> isDone(last));
        assertThat(orders).allSatisfy(order -> assertThat(effects(order)).hasSize(2));
    }

    private Stream<CloudEvent> events(UUID order) {
        List<StoredEvent> stored = store.readAfter(StreamId.of("order", order), 0);
        return stored.stream().map(cloudEvents::of);
    }
}
