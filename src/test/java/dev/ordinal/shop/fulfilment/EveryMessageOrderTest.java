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
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordRefund;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordRefundFailure;
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
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Test of one checkout with the real rules of all modules, whose messages are delivered in every
 * possible order. Whatever comes first, it must end, and stock and money must be right.
 */
class EveryMessageOrderTest {

    private static final Duration ANY = Duration.ofSeconds(1);
    private static final FulfilOrder SAGA = new FulfilOrder(new StepTimeouts(ANY, ANY, ANY, ANY));
    private static final Item TEA = item("tea", 2, "4.50");
    private static final Item CUP = item("cup", 1, "12.00");
    private static final int RECEIVED = 5;
    private static final long SEED = 20_261_123;
    private static final int WALKS = 4_000;

    /** Behaviour of the payment provider. */
    enum Provider {
        CAPTURES,
        DECLINES,
        IS_NOT_SURE_AT_FIRST,
        REFUSES_THE_FIRST_REFUND,
        TAKES_THE_FIRST_REFUND_BACK;

        List<PaymentCommand> answers(PaymentRequested asked) {
            var captured = new RecordCapture(asked.paymentId(), "pi");
            return switch (this) {
                case CAPTURES, REFUSES_THE_FIRST_REFUND, TAKES_THE_FIRST_REFUND_BACK ->
                        List.of(captured);
                case DECLINES ->
                        List.of(new RecordDecline(asked.paymentId(), "card_declined", null));
                case IS_NOT_SURE_AT_FIRST ->
                        List.of(new RecordUnknown(asked.paymentId(), "time-out"), captured);
            };
        }

        /** The answers to the first attempt to refund a payment. */
        List<PaymentCommand> refunds(UUID payment) {
            var refunded = new RecordRefund(payment, "re_1");
            return switch (this) {
                case REFUSES_THE_FIRST_REFUND ->
                        List.of(new RecordRefundFailure(payment, 1, "charge_disputed", null));
                case TAKES_THE_FIRST_REFUND_BACK ->
                        List.of(
                                refunded,
                                new RecordRefundFailure(payment, null, "unknown", "re_1"));
                default -> List.of(refunded);
            };
        }
    }

    /** Final states of a checkout. */
    private record End(String order, String saga) {}

    private static SimulatedCheckout checkout(
            Provider provider, int copies, int early, Item... items) {
        var stock = new HashMap<String, Actor<StockCommand, ?, StockEvent>>();
        for (Item item : items) {
            var shelf = Actor.of(StockRules.decider());
            var received = new ReceiveStock(item.productId(), RECEIVED);
            stock.put(item.productId(), shelf.take(received).actor());
        }
        var order = Actor.of(OrderRules.decider());
        return new SimulatedCheckout(
                new SimulatedCheckout.Play(SAGA, copies, provider::answers, provider::refunds),
                SAGA.initial(),
                order.take(new PlaceOrder(ORDER, ALICE, List.of(items))).actor(),
                stock,
                Actor.of(PaymentRules.decider()),
                Map.of(),
                Set.of(),
                early,
                BigDecimal.ZERO);
    }

    private static SimulatedCheckout submitted(SimulatedCheckout checkout) {
        var submit = new SubmitOrder(ORDER, ALICE, plain("pm"));
        return checkout.send(submit).deliver(submit);
    }

    private static SimulatedCheckout cancelled(SimulatedCheckout checkout) {
        return checkout.send(new CancelOrder(ORDER, ALICE, plain("too slow")));
    }

    /**
     * The ends of every possible course of a checkout, until no message is in flight and no timer
     * runs.
     */
    private static Set<End> play(SimulatedCheckout beginning) {
        var seen = new HashSet<SimulatedCheckout>();
        var ends = new HashSet<End>();
        Deque<SimulatedCheckout> open = new ArrayDeque<>(List.of(beginning));
        while (!open.isEmpty()) {
            var checkout = open.pop();
            if (!seen.add(checkout)) continue;
            var next = next(checkout);
            if (next.isEmpty()) ends.add(end(checkout));
            next.forEach(possible -> open.push(possible.get()));
        }
        return ends;
    }

    /** The ends of random courses of a checkout, where there are too many to try all of them. */
    private static Set<End> wander(SimulatedCheckout beginning) {
        var dice = new Random(SEED);
        var ends = new HashSet<End>();
        for (int i = 0; i < WALKS; i++) {
            var checkout = beginning;
            for (var next = next(checkout); !next.isEmpty(); next = next(checkout)) {
                checkout = next.get(dice.nextInt(next.size())).get();
            }
            ends.add(end(checkout));
        }
        return ends;
    }

    /** The steps that are possible now. */
    private static List<Supplier<SimulatedCheckout>> next(SimulatedCheckout checkout) {
        var next = new ArrayList<Supplier<SimulatedCheckout>>();
        checkout.flight().keySet().forEach(message -> next.add(() -> checkout.deliver(message)));
        if (checkout.early() > 0 || checkout.flight().isEmpty())
            checkout.timers().forEach(timer -> next.add(() -> checkout.ring(timer)));
        return next;
    }

    private static End end(SimulatedCheckout checkout) {
        var order = state(checkout.order());
        assertThat(SAGA.isFinished(checkout.saga())).as("finished: " + checkout).isTrue();
        assertThat(order).as(checkout.toString()).isIn("Confirmed", "Cancelled");
        boolean isSold = order.equals("Confirmed");
        checkout.stock()
                .forEach((product, pieces) -> {
                    int sold = isSold ? quantity(product) : 0;
                    assertThat(pieces.toString())
                            .as("stock of %s in %s", product, checkout)
                            .contains("onHand=" + (RECEIVED - sold), "reserved={}");
                });
        assertThat(checkout.balance())
                .as("money in " + checkout)
                .isEqualByComparingTo(isSold ? total(checkout) : BigDecimal.ZERO);
        return new End(order, checkout.saga().getClass().getSimpleName());
    }

    private static int quantity(String product) {
        return product.equals("tea") ? TEA.quantity() : CUP.quantity();
    }

    private static BigDecimal total(SimulatedCheckout checkout) {
        return checkout.stock().size() == 2 ? euro("21.00").amount() : euro("9.00").amount();
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
        assertThat(orders(play(submitted(checkout(Provider.CAPTURES, 1, 0, TEA, CUP)))))
                .containsExactly("Confirmed");
    }

    @Test
    void a_declined_checkout_ends_cancelled_in_every_order() {
        assertThat(orders(play(submitted(checkout(Provider.DECLINES, 1, 0, TEA, CUP)))))
                .containsExactly("Cancelled");
    }

    @Test
    void a_checkout_without_stock_ends_cancelled_in_every_order() {
        var rare = item("cup", RECEIVED + 1, "12.00");
        assertThat(orders(play(submitted(checkout(Provider.CAPTURES, 1, 0, TEA, rare)))))
                .containsExactly("Cancelled");
    }

    @ParameterizedTest
    @EnumSource
    void a_customer_may_cancel_at_any_time(Provider provider) {
        var ends = play(cancelled(submitted(checkout(provider, 1, 0, TEA))));
        assertThat(orders(ends)).contains("Cancelled");
    }

    @ParameterizedTest
    @EnumSource
    void every_message_may_come_twice(Provider provider) {
        assertThat(wander(submitted(checkout(provider, 2, 0, TEA, CUP)))).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void timers_may_ring_at_any_time(Provider provider) {
        assertThat(play(submitted(checkout(provider, 1, 5, TEA)))).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everything_may_happen_at_once(Provider provider) {
        assertThat(wander(cancelled(submitted(checkout(provider, 2, 4, TEA, CUP))))).isNotEmpty();
    }
}
