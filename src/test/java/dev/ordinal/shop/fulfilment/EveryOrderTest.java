package dev.ordinal.shop.fulfilment;

import static dev.ordinal.engine.privacy.Personal.plain;
import static dev.ordinal.shop.ordering.contract.Examples.ALICE;
import static dev.ordinal.shop.ordering.contract.Examples.ORDER;
import static dev.ordinal.shop.ordering.contract.Examples.euro;
import static dev.ordinal.shop.ordering.contract.Examples.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.shop.inventory.StockRules;
import dev.ordinal.shop.inventory.contract.StockCommand;
import dev.ordinal.shop.inventory.contract.StockCommand.ReceiveStock;
import dev.ordinal.shop.inventory.contract.StockEvent;
import dev.ordinal.shop.ordering.OrderRules;
import dev.ordinal.shop.ordering.contract.Item;
import dev.ordinal.shop.ordering.contract.OrderCommand.CancelOrder;
import dev.ordinal.shop.ordering.contract.OrderCommand.PlaceOrder;
import dev.ordinal.shop.ordering.contract.OrderCommand.SubmitOrder;
import dev.ordinal.shop.payment.PaymentRules;
import dev.ordinal.shop.payment.contract.PaymentCommand;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordCapture;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordDecline;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordUnknown;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentRequested;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Plays one checkout with the real rules of all modules, and delivers its messages in every order
 * there is. Whatever comes first, it must end, and stock and money must be right.
 */
class EveryOrderTest {

    private static final Duration ANY = Duration.ofSeconds(1);
    private static final FulfilOrder SAGA = new FulfilOrder(new StepTimeouts(ANY, ANY, ANY, ANY));
    private static final Item TEA = item("tea", 2, "4.50");
    private static final Item CUP = item("cup", 1, "12.00");
    private static final int RECEIVED = 5;
    private static final long SEED = 20_261_123;
    private static final int WALKS = 4_000;

    /** How the payment provider is. */
    enum Provider {
        CAPTURES,
        DECLINES,
        IS_NOT_SURE_AT_FIRST;

        List<PaymentCommand> answers(PaymentRequested asked) {
            var captured = new RecordCapture(asked.paymentId(), "pi");
            return switch (this) {
                case CAPTURES -> List.of(captured);
                case DECLINES ->
                        List.of(new RecordDecline(asked.paymentId(), "card_declined", null));
                case IS_NOT_SURE_AT_FIRST ->
                        List.of(new RecordUnknown(asked.paymentId(), "time-out"), captured);
            };
        }
    }

    /** How a checkout ended. */
    private record End(String order, String saga) {}

    private static World world(Provider provider, int copies, int early, Item... items) {
        var stock = new HashMap<String, Actor<StockCommand, ?, StockEvent>>();
        for (Item item : items) {
            var shelf = Actor.of(StockRules.decider());
            var received = new ReceiveStock(item.productId(), RECEIVED);
            stock.put(item.productId(), shelf.take(received).actor());
        }
        var order = Actor.of(OrderRules.decider());
        return new World(
                new World.Play(SAGA, copies, provider::answers),
                SAGA.initial(),
                order.take(new PlaceOrder(ORDER, ALICE, List.of(items))).actor(),
                stock,
                Actor.of(PaymentRules.decider()),
                Map.of(),
                Set.of(),
                early,
                BigDecimal.ZERO);
    }

    private static World submitted(World world) {
        var submit = new SubmitOrder(ORDER, ALICE, plain("pm"));
        return world.send(submit).deliver(submit);
    }

    private static World cancelled(World world) {
        return world.send(new CancelOrder(ORDER, ALICE, plain("too slow")));
    }

    /** Every world that can follow, until nothing is under way and no timer runs. */
    private static Set<End> play(World beginning) {
        var seen = new HashSet<World>();
        var ends = new HashSet<End>();
        Deque<World> open = new ArrayDeque<>(List.of(beginning));
        while (!open.isEmpty()) {
            var world = open.pop();
            if (!seen.add(world)) continue;
            var next = next(world);
            if (next.isEmpty()) ends.add(end(world));
            next.forEach(possible -> open.push(possible.get()));
        }
        return ends;
    }

    /** Some of the worlds that can follow, where there are too many to see them all. */
    private static Set<End> wander(World beginning) {
        var dice = new Random(SEED);
        var ends = new HashSet<End>();
        for (int i = 0; i < WALKS; i++) {
            var world = beginning;
            for (var next = next(world); !next.isEmpty(); next = next(world)) {
                world = next.get(dice.nextInt(next.size())).get();
            }
            ends.add(end(world));
        }
        return ends;
    }

    /** What can happen now. */
    private static List<Supplier<World>> next(World world) {
        var next = new ArrayList<Supplier<World>>();
        world.flight().keySet().forEach(message -> next.add(() -> world.deliver(message)));
        if (world.early() > 0 || world.flight().isEmpty())
            world.timers().forEach(timer -> next.add(() -> world.ring(timer)));
        return next;
    }

    private static End end(World world) {
        var order = state(world.order());
        assertThat(SAGA.isFinished(world.saga())).as("finished: " + world).isTrue();
        assertThat(order).as(world.toString()).isIn("Confirmed", "Cancelled");
        boolean isSold = order.equals("Confirmed");
        world.stock()
                .forEach((product, pieces) -> {
                    int sold = isSold ? quantity(product) : 0;
                    assertThat(pieces.toString())
                            .as("stock of %s in %s", product, world)
                            .contains("onHand=" + (RECEIVED - sold), "reserved={}");
                });
        assertThat(world.balance())
                .as("money in " + world)
                .isEqualByComparingTo(isSold ? total(world) : BigDecimal.ZERO);
        return new End(order, world.saga().getClass().getSimpleName());
    }

    private static int quantity(String product) {
        return product.equals("tea") ? TEA.quantity() : CUP.quantity();
    }

    private static BigDecimal total(World world) {
        return world.stock().size() == 2 ? euro("21.00").amount() : euro("9.00").amount();
    }

    private static String state(Actor<?, ?, ?> actor) {
        return actor.state().getClass().getSimpleName();
    }

    private static Set<String> orders(Set<End> ends) {
        var orders = new TreeSet<String>();
        ends.forEach(end -> orders.add(end.order()));
        return orders;
    }

    @Test
    void an_undisturbed_checkout_ends_confirmed_in_every_order() {
        assertThat(orders(play(submitted(world(Provider.CAPTURES, 1, 0, TEA, CUP)))))
                .containsExactly("Confirmed");
    }

    @Test
    void a_declined_checkout_ends_cancelled_in_every_order() {
        assertThat(orders(play(submitted(world(Provider.DECLINES, 1, 0, TEA, CUP)))))
                .containsExactly("Cancelled");
    }

    @Test
    void a_checkout_without_stock_ends_cancelled_in_every_order() {
        var rare = item("cup", RECEIVED + 1, "12.00");
        assertThat(orders(play(submitted(world(Provider.CAPTURES, 1, 0, TEA, rare)))))
                .containsExactly("Cancelled");
    }

    @ParameterizedTest
    @EnumSource
    void a_customer_may_cancel_at_any_time(Provider provider) {
        var ends = play(cancelled(submitted(world(provider, 1, 0, TEA))));
        assertThat(orders(ends)).contains("Cancelled");
    }

    @ParameterizedTest
    @EnumSource
    void every_message_may_come_twice(Provider provider) {
        assertThat(wander(submitted(world(provider, 2, 0, TEA, CUP)))).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void timers_may_ring_at_any_time(Provider provider) {
        assertThat(play(submitted(world(provider, 1, 5, TEA)))).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everything_may_happen_at_once(Provider provider) {
        assertThat(wander(cancelled(submitted(world(provider, 2, 4, TEA, CUP))))).isNotEmpty();
    }
}
