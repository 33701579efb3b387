package dev.ordinal.engine;

import static dev.ordinal.engine.privacy.Personal.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.command.CommandBus;
import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.lifecycle.Workers;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.store.Transactions;
import dev.ordinal.engine.transport.Binding;
import dev.ordinal.engine.transport.DeadLetter;
import dev.ordinal.engine.transport.DeadLetterQueues;
import dev.ordinal.ordering.contract.Examples;
import dev.ordinal.ordering.contract.OrderCommand.AddItem;
import dev.ordinal.ordering.contract.OrderCommand.CancelOrder;
import dev.ordinal.ordering.contract.OrderCommand.PlaceOrder;
import dev.ordinal.testkit.OrdinalDeployment;
import dev.ordinal.testkit.Sql;

import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A subscription for which the order of a stream's events matters more than any single one. */
@ArquillianTest
class ParkedStreamsIT {

    private static final String CAROL = "carol";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Binding SHOP = new Binding(OrderlyShop.NAME, "order.#");

    @Inject private CommandBus bus;
    @Inject private OrderlyShop shop;
    @Inject private DeadLetterQueues letters;
    @Inject private Transactions transactions;
    @Inject private Workers workers;
    @Inject private Sql sql;

    private final UUID order = Ids.next();
    private final UUID other = Ids.next();

    @Deployment
    static WebArchive application() {
        return OrdinalDeployment.with(
                ParkedStreamsIT.class, Examples.class, Sql.class, OrderlyShop.class);
    }

    private void live(UUID orderId) {
        var context = CommandContext.by(CAROL);
        var tea = Examples.item("tea", 1, "1");
        bus.send(new PlaceOrder(orderId, CAROL, List.of(tea)), context);
        bus.send(new AddItem(orderId, CAROL, tea), context);
        bus.send(new AddItem(orderId, CAROL, tea), context);
        bus.send(new CancelOrder(orderId, CAROL, plain("test")), context);
    }

    private long parked(UUID orderId) {
        var query = "select count(*) from parked_event where stream = ?1";
        return transactions.call(() -> sql.number(query, "order-" + orderId));
    }

    private List<DeadLetter> lettersOf(UUID orderId) {
        return letters.list(SHOP).stream()
                .filter(letter -> String.valueOf(letter.body()).contains(orderId.toString()))
                .toList();
    }

    @Test
    void without_failures_a_stream_is_worked_off_in_order_and_never_parked() {
        live(order);
        await().atMost(SOON).until(() -> shop.seen(order).size() == 4);
        assertThat(shop.seen(order)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(parked(order)).isZero();
    }

    @Test
    void a_stream_waits_behind_its_first_failure_and_others_do_not() {
        shop.cannotBear(order);
        live(order);
        live(other);
        await().atMost(SOON).until(() -> shop.seen(other).size() == 4);
        await().atMost(SOON).until(() -> parked(order) == 4);
        assertThat(shop.seen(order)).isEmpty();
        shop.bears(order);
        await().atMost(SOON).until(() -> shop.seen(order).size() == 4);
        assertThat(shop.seen(order)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(shop.seen(other)).containsExactly(1L, 2L, 3L, 4L);
        await().atMost(SOON).until(() -> parked(order) == 0);
        assertThat(lettersOf(order)).isEmpty();
    }

    @Test
    void what_fails_to_the_end_is_a_dead_letter_and_the_stream_goes_on_without_it() {
        shop.cannotBear(order);
        live(order);
        await().atMost(SOON).until(() -> shop.seen(order).size() == 3);
        assertThat(shop.seen(order)).containsExactly(2L, 3L, 4L);
        assertThat(shop.failures(order)).isEqualTo(5);
        await().atMost(SOON).until(() -> lettersOf(order).size() == 1);
        var letter = lettersOf(order).getFirst();
        assertThat(letter.header("cloudEvents_type")).isEqualTo("order.created");
        assertThat(letter.address()).isEqualTo("events.order.created");
        assertThat(letter.failure().message()).contains("Cannot bear the first");
        assertThat(letter.failure().retries()).isEqualTo(4);
    }

    @Test
    void what_has_waited_and_is_of_no_use_is_a_dead_letter_without_retries() {
        shop.cannotBear(order);
        shop.cannotUseTheSecondOf(order);
        live(order);
        await().atMost(SOON).until(() -> parked(order) == 4);
        shop.bears(order);
        await().atMost(SOON).until(() -> shop.seen(order).size() == 3);
        assertThat(shop.seen(order)).containsExactly(1L, 3L, 4L);
        await().atMost(SOON).until(() -> lettersOf(order).size() == 1);
        var letter = lettersOf(order).getFirst();
        assertThat(letter.failure().message()).isEqualTo("No use for the second");
        assertThat(letter.failure().retries()).isZero();
    }

    @Test
    void what_cannot_be_parked_is_given_back_and_its_consumer_lives() {
        rename("parked_event", "parked_away");
        try {
            live(order);
            await().during(Duration.ofSeconds(3))
                    .atMost(SOON)
                    .until(() -> workers.dead().isEmpty());
            assertThat(shop.seen(order)).isEmpty();
        } finally {
            rename("parked_away", "parked_event");
        }
        await().atMost(SOON).until(() -> shop.seen(order).size() == 4);
        assertThat(shop.seen(order)).containsExactly(1L, 2L, 3L, 4L);
    }

    private void rename(String table, String name) {
        transactions.run(() -> sql.execute("alter table %s rename to %s".formatted(table, name)));
    }
}
