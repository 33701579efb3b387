package dev.ordinal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.OldOrderEvent.OldItem;
import dev.ordinal.engine.command.CommandBus;
import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.command.CommandResult;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.reader.Progress;
import dev.ordinal.engine.schema.InvalidEventException;
import dev.ordinal.engine.schema.catalog.Violation;
import dev.ordinal.engine.store.EventStore;
import dev.ordinal.engine.store.Tail;
import dev.ordinal.engine.store.Transactions;
import dev.ordinal.money.Money;
import dev.ordinal.ordering.contract.Examples;
import dev.ordinal.ordering.contract.Item;
import dev.ordinal.ordering.contract.OrderCommand.AddItem;
import dev.ordinal.ordering.contract.OrderCommand.PlaceOrder;
import dev.ordinal.ordering.contract.OrderEvent.OrderCreated;
import dev.ordinal.ordering.details.OrderDetails;
import dev.ordinal.ordering.details.OrderDetailsView;
import dev.ordinal.testkit.OrdinalDeployment;
import dev.ordinal.testkit.Sql;

import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** A log that older code has written, and readers who want different versions of it. */
@ArquillianTest
class SchemaVersionsIT {

    private static final String CAROL = "carol";
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject private CommandBus bus;
    @Inject private EventStore store;
    @Inject private Transactions transactions;
    @Inject private Tail tail;
    @Inject private Progress progress;
    @Inject private OrderDetailsView details;
    @Inject private OldShop oldShop;
    @Inject private NewShop newShop;
    @Inject private Sql sql;

    private final UUID order = Ids.next();
    private final StreamId stream = StreamId.of("order", order);

    @Deployment
    static WebArchive application() {
        return OrdinalDeployment.with(
                SchemaVersionsIT.class,
                OldOrderEvent.class,
                OldOrderEvent.OldItem.class,
                OldOrderEvent.OldOrderCreated.class,
                OldShop.class,
                NewShop.class,
                Examples.class,
                Sql.class);
    }

    private static Item item(String price) {
        return Examples.item("tea", 2, price);
    }

    /** As the code wrote it that knew no currencies. */
    private void storeOldOrder() {
        transactions.run(() -> {
            sql.execute(
                    """
                    insert into event (id, stream, version, slot, name, schema_version, body,
                                       correlation_id, causation_id, actor)
                    select gen_random_uuid(), ?1, 1, ?2, 'order.created', '1.0.0', cast(?3 as jsonb),
                           gen_random_uuid(), gen_random_uuid(), 'carol'\
                    """,
                    stream.toString(),
                    stream.slot(),
                    """
                    {"orderId": "%s", "customerId": "carol",
                     "items": [{"productId": "tea", "quantity": 2, "unitPrice": 4.50}]}\
                    """
                            .formatted(order));
            transactions.afterCommit(tail::wake);
        });
    }

    private CommandResult place(String currency) {
        var price = new Money(new BigDecimal("4.50"), Currency.getInstance(currency));
        return bus.send(
                new PlaceOrder(order, CAROL, List.of(new Item("tea", 2, price))),
                CommandContext.by(CAROL));
    }

    private OrderDetails readModel(long version) throws InterruptedException {
        assertThat(progress.await("order-details", stream, version, SOON)).isTrue();
        return transactions.call(() -> details.find(order)).orElseThrow();
    }

    @Test
    void what_older_code_stored_is_projected_replayed_and_decided_upon() throws Exception {
        storeOldOrder();
        assertThat(readModel(1).items()).containsExactly(item("4.50"));
        assertThat(details.findAtVersion(order, 1)).contains(readModel(1));
        assertThat(bus.send(new AddItem(order, CAROL, item("4.50")), CommandContext.by(CAROL)))
                .isEqualTo(new CommandResult.Accepted(stream, 2));
        assertThat(readModel(2).items()).containsExactly(Examples.item("tea", 4, "4.50"));
    }

    @Test
    void what_older_code_stored_stays_as_it_is() throws Exception {
        storeOldOrder();
        readModel(1);
        var stored = store.readAfter(stream, 0).getFirst();
        assertThat(stored.type()).isEqualTo(new EventName("order.created", "1.0.0"));
        assertThat(stored.body()).contains("\"unitPrice\": 4.50").doesNotContain("EUR");
    }

    @Test
    void subscribers_get_the_version_that_they_ask_for_whichever_was_stored() {
        storeOldOrder();
        await().atMost(SOON).until(() -> !oldShop.items(order).isEmpty());
        await().atMost(SOON).until(() -> !newShop.items(order).isEmpty());
        assertThat(oldShop.items(order))
                .containsExactly(new OldItem("tea", 2, new BigDecimal("4.50")));
        assertThat(newShop.items(order)).containsExactly(item("4.50"));
    }

    @Test
    void a_subscriber_to_an_older_version_also_gets_what_is_written_now() {
        place("EUR");
        await().atMost(SOON).until(() -> !oldShop.items(order).isEmpty());
        await().atMost(SOON).until(() -> !newShop.items(order).isEmpty());
        assertThat(oldShop.items(order))
                .containsExactly(new OldItem("tea", 2, new BigDecimal("4.50")));
        assertThat(newShop.items(order)).containsExactly(item("4.50"));
    }

    @Test
    void an_event_that_its_schema_does_not_allow_is_refused_before_it_is_written() {
        var unsound =
                new OrderCreated(order, CAROL, List.of(new Item("tea", 0, item("1").unitPrice())));
        var origin = CommandContext.by(CAROL).origin();
        assertThatThrownBy(() ->
                        transactions.run(() -> store.append(stream, 0, List.of(unsound), origin)))
                .isInstanceOfSatisfying(
                        InvalidEventException.class,
                        refused ->
                                assertThat(refused.violations())
                                        .extracting(Violation::pointer, Violation::rule)
                                        .containsExactly(tuple("/items/0/quantity", "minimum")));
        assertThat(store.readAfter(stream, 0)).isEmpty();
    }
}
