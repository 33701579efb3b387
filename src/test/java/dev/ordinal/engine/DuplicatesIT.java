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
import dev.ordinal.engine.transport.CloudEvents;
import dev.ordinal.engine.transport.EventSender;
import dev.ordinal.engine.transport.Outgoing;
import dev.ordinal.engine.transport.Outgoing.ToAll;
import dev.ordinal.ordering.contract.Examples;
import dev.ordinal.ordering.contract.OrderCommand.CancelOrder;
import dev.ordinal.ordering.contract.OrderCommand.PlaceOrder;
import dev.ordinal.testkit.OrdinalDeployment;
import dev.ordinal.testkit.OtlpReceiver;
import dev.ordinal.testkit.Sql;

import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What becomes of messages is counted, and one that comes again does nothing. */
@ArquillianTest
class DuplicatesIT {

    private static final String CAROL = "carol";
    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject private CommandBus bus;
    @Inject private EventStore store;
    @Inject private Transactions transactions;
    @Inject private EventSender broker;
    @Inject private CloudEvents cloudEvents;
    @Inject private CountedShop shop;
    @Inject private Ledger ledger;

    private OtlpReceiver telemetry;

    @Deployment
    static WebArchive application() {
        return OtlpReceiver.exportingFrom(
                OrdinalDeployment.with(
                        DuplicatesIT.class,
                        Examples.class,
                        Sql.class,
                        Ledger.class,
                        CountedShop.class));
    }

    @BeforeEach
    void listen() throws IOException {
        transactions.run(ledger::create);
        telemetry = OtlpReceiver.start();
    }

    @AfterEach
    void close() {
        telemetry.close();
    }

    private UUID live(UUID order) {
        var context = CommandContext.by(CAROL);
        var items = List.of(Examples.item("tea", 1, "1"));
        bus.send(new PlaceOrder(order, CAROL, items), context);
        bus.send(new CancelOrder(order, CAROL, plain("test")), context);
        return order;
    }

    private List<String> effects(UUID order) {
        var stream = StreamId.of("order", order).toString();
        return transactions.call(() -> ledger.effects(CountedShop.NAME, stream));
    }

    private long counted(String outcome) {
        return telemetry.number(
                "ordinal.consumer.messages",
                Map.of(
                        "messaging.destination.subscription.name",
                        CountedShop.NAME,
                        "ordinal.outcome",
                        outcome));
    }

    @Test
    void what_is_delivered_ten_times_has_one_effect_and_nine_duplicates_are_counted() {
        var orders = Stream.generate(Ids::next).limit(5).map(this::live).toList();
        await().atMost(SOON).until(() -> counted("done") == 10);
        var again =
                orders.stream()
                        .flatMap(this::stored)
                        .map(cloudEvents::of)
                        .<Outgoing>map(ToAll::new)
                        .toList();
        for (int i = 0; i < 9; i++) broker.send(again);
        await().atMost(SOON).until(() -> counted("duplicate") >= 90);
        assertThat(counted("duplicate")).isEqualTo(90);
        assertThat(counted("done")).isEqualTo(10);
        assertThat(orders)
                .allSatisfy(order ->
                        assertThat(effects(order))
                                .containsExactly("OrderCancelled", "OrderCreated"));
    }

    private Stream<StoredEvent> stored(UUID order) {
        return store.readAfter(StreamId.of("order", order), 0).stream();
    }

    @Test
    void retries_and_dead_letters_are_counted() {
        var order = Ids.next();
        shop.cannotBear(order);
        live(order);
        await().atMost(SOON).until(() -> counted("dead_lettered") == 2);
        assertThat(counted("retried")).isEqualTo(4);
        assertThat(effects(order)).isEmpty();
    }
}
