package dev.ordinal.engine;

import static dev.ordinal.engine.privacy.Personal.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.command.CommandBus;
import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.reader.Progress;
import dev.ordinal.engine.reader.ReaderStatus;
import dev.ordinal.engine.store.EventStore;
import dev.ordinal.engine.store.Transactions;
import dev.ordinal.engine.transport.CloudEvents;
import dev.ordinal.engine.transport.EventSender;
import dev.ordinal.engine.transport.Outgoing.ToAll;
import dev.ordinal.ordering.contract.Examples;
import dev.ordinal.ordering.contract.OrderCommand;
import dev.ordinal.ordering.contract.OrderCommand.AddItem;
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
import java.util.List;
import java.util.UUID;

/**
 * What becomes of an event after it has happened: read models, and subscribers behind the broker.
 */
@ArquillianTest
class DeliveryIT {

    private static final String CAROL = "carol";
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject private CommandBus bus;
    @Inject private EventStore store;
    @Inject private Progress progress;
    @Inject private Transactions transactions;
    @Inject private EventSender broker;
    @Inject private CloudEvents cloudEvents;
    @Inject private Ledger ledger;
    @Inject private Bookkeeper bookkeeper;
    @Inject private FragileProjection fragile;

    private final UUID order = Ids.next();
    private final StreamId stream = StreamId.of("order", order);

    @Deployment
    static WebArchive application() {
        return OrdinalDeployment.with(
                DeliveryIT.class,
                Examples.class,
                Sql.class,
                Ledger.class,
                Bookkeeper.class,
                CancellationClerk.class,
                FragileProjection.class);
    }

    @BeforeEach
    void open_the_ledger() {
        transactions.run(ledger::create);
    }

    private void place(UUID orderId) {
        send(new PlaceOrder(orderId, CAROL, List.of(Examples.item("tea", 1, "1"))));
    }

    private void add() {
        send(new AddItem(order, CAROL, Examples.item("tea", 1, "1")));
    }

    private void cancel() {
        send(new CancelOrder(order, CAROL, plain("test")));
    }

    private void send(OrderCommand command) {
        bus.send(command, CommandContext.by(CAROL));
    }

    private List<String> effects(String consumer) {
        return transactions.call(() -> ledger.effects(consumer, stream.toString()));
    }

    // subscribers

    @Test
    void a_subscriber_gets_every_event_of_its_pattern_and_no_other() {
        place(order);
        add();
        cancel();
        await().atMost(SOON).until(() -> effects(Bookkeeper.NAME).size() >= 3);
        await().atMost(SOON).until(() -> !effects(CancellationClerk.NAME).isEmpty());
        assertThat(effects(Bookkeeper.NAME))
                .containsExactly("ItemAdded", "OrderCancelled", "OrderCreated");
        assertThat(effects(CancellationClerk.NAME)).containsExactly("OrderCancelled");
    }

    @Test
    void a_subscriber_that_fails_after_its_effect_has_the_effect_once() {
        bookkeeper.stumbleOver(order);
        place(order);
        await().atMost(SOON).until(() -> !effects(Bookkeeper.NAME).isEmpty());
        assertThat(bookkeeper.attempts(order)).isEqualTo(2);
        assertThat(effects(Bookkeeper.NAME)).containsExactly("OrderCreated");
        assertThat(entriesInInbox()).isEqualTo(1);
    }

    private long entriesInInbox() {
        var id = store.readAfter(stream, 0).getFirst().metadata().id();
        return transactions.call(() -> ledger.inbox(Bookkeeper.NAME, id));
    }

    @Test
    void an_event_that_is_delivered_again_has_no_second_effect() {
        place(order);
        await().atMost(SOON).until(() -> !effects(Bookkeeper.NAME).isEmpty());
        var again = new ToAll(cloudEvents.of(store.readAfter(stream, 0).getFirst()));
        broker.send(List.of(again, again, again));
        cancel();
        await().atMost(SOON).until(() -> effects(Bookkeeper.NAME).contains("OrderCancelled"));
        assertThat(effects(Bookkeeper.NAME)).containsExactly("OrderCancelled", "OrderCreated");
        assertThat(bookkeeper.attempts(order)).as("the handler was not even asked").isEqualTo(2);
    }

    // read models

    @Test
    void a_read_model_that_fails_backs_off_says_so_and_holds_nobody_else_up() throws Exception {
        fragile.breakOn(order);
        place(order);
        await().atMost(SOON)
                .until(() -> fragile.failures().size() >= 3 && status().failures() >= 2);

        var failing = status();
        assertThat(failing.error()).contains("Cannot bear " + order);
        assertThat(failing.failingSince()).isNotNull();
        assertThat(failing.lagEvents()).isPositive();
        // half a second and twice that, less a quarter; a busy machine makes them only longer
        assertThat(pause(1)).isGreaterThanOrEqualTo(Duration.ofMillis(375));
        assertThat(pause(2)).isGreaterThanOrEqualTo(Duration.ofMillis(750));
        assertThat(progress.await("order-details", stream, 1, SOON)).isTrue();
        assertThat(progress.await("order-list", stream, 1, SOON)).isTrue();
        assertThat(progress.await(FragileProjection.NAME, stream, 1, Duration.ZERO)).isFalse();

        var elsewhere = orderElsewhere();
        place(elsewhere);
        await().atMost(SOON).until(() -> fragile.hasSeen(elsewhere));
        assertThat(fragile.hasSeen(order)).as("in its other partitions it goes on").isFalse();

        fragile.heal();
        await().atMost(SOON).until(() -> fragile.hasSeen(order));
        await().atMost(SOON).until(() -> statuses().stream().allMatch(s -> s.failures() == 0));
        assertThat(statuses()).allMatch(s -> s.error() == null && s.failingSince() == null);
    }

    private Duration pause(int number) {
        var times = fragile.failures();
        return Duration.between(times.get(number - 1), times.get(number));
    }

    private List<ReaderStatus> statuses() {
        return transactions.call(progress::all).stream()
                .filter(status -> status.reader().equals(FragileProjection.NAME))
                .toList();
    }

    private ReaderStatus status() {
        return statuses().stream()
                .filter(s -> s.partition() == partitionOf(order))
                .findFirst()
                .orElseThrow();
    }

    private UUID orderElsewhere() {
        var other = Ids.next();
        while (partitionOf(other) == partitionOf(order)) other = Ids.next();
        return other;
    }

    private static int partitionOf(UUID orderId) {
        return StreamId.of("order", orderId).slot() * 4 / StreamId.SLOTS;
    }
}
