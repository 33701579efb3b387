package dev.ordinal.shop.fulfilment;

import static dev.ordinal.engine.privacy.Personal.plain;
import static dev.ordinal.shop.ordering.contract.Examples.ALICE;
import static dev.ordinal.shop.ordering.contract.Examples.ORDER;
import static dev.ordinal.shop.ordering.contract.Examples.euro;
import static dev.ordinal.shop.ordering.contract.Examples.item;

import dev.ordinal.engine.dispatch.CommandEvent.CommandRefused;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.saga.Compensation;
import dev.ordinal.engine.saga.SagaSignal.RetryAsked;
import dev.ordinal.engine.saga.SagaSignal.SettledByHand;
import dev.ordinal.engine.saga.SagaSignal.TimedOut;
import dev.ordinal.shop.fulfilment.State.Cancelled;
import dev.ordinal.shop.fulfilment.State.Compensating;
import dev.ordinal.shop.fulfilment.State.Confirming;
import dev.ordinal.shop.fulfilment.State.Fulfilled;
import dev.ordinal.shop.fulfilment.State.GivingUp;
import dev.ordinal.shop.fulfilment.State.Paying;
import dev.ordinal.shop.fulfilment.State.Recording;
import dev.ordinal.shop.fulfilment.State.Reserving;
import dev.ordinal.shop.fulfilment.State.Selling;
import dev.ordinal.shop.fulfilment.State.Unwanted;
import dev.ordinal.shop.inventory.contract.StockCommand.CommitStock;
import dev.ordinal.shop.inventory.contract.StockCommand.ReleaseStock;
import dev.ordinal.shop.inventory.contract.StockCommand.ReserveStock;
import dev.ordinal.shop.inventory.contract.StockEvent.StockCommitted;
import dev.ordinal.shop.inventory.contract.StockEvent.StockReleased;
import dev.ordinal.shop.inventory.contract.StockEvent.StockReserved;
import dev.ordinal.shop.ordering.contract.OrderCommand.AbandonOrder;
import dev.ordinal.shop.ordering.contract.OrderCommand.ConfirmOrder;
import dev.ordinal.shop.ordering.contract.OrderCommand.RecordPayment;
import dev.ordinal.shop.ordering.contract.OrderEvent.CancellationRequested;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderCancelled;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderConfirmed;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderSubmitted;
import dev.ordinal.shop.ordering.contract.OrderEvent.PaymentProcessed;
import dev.ordinal.shop.payment.contract.PaymentCommand.CapturePayment;
import dev.ordinal.shop.payment.contract.PaymentCommand.RefundPayment;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentCaptured;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentDeclined;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentRefunded;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentVoided;
import dev.ordinal.shop.payment.contract.PaymentEvent.RefundGivenUp;
import dev.ordinal.testkit.SagaSpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

class FulfilOrderTest {

    private static final Duration STOCK = Duration.ofSeconds(10);
    private static final Duration PAYMENT = Duration.ofSeconds(20);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration UNDO = Duration.ofSeconds(40);

    private static final SagaSpec<State> SAGA =
            SagaSpec.of(new FulfilOrder(new StepTimeouts(STOCK, PAYMENT, ANSWER, UNDO)));

    private static final OrderSubmitted SUBMITTED =
            new OrderSubmitted(
                    ORDER,
                    ALICE,
                    List.of(item("tea", 2, "4.50"), item("cup", 1, "12.00")),
                    euro("21.00"),
                    plain("pm_card_visa"));
    private static final Purchase PURCHASE = Purchase.of(SUBMITTED);

    private static final StockReserved TEA = new StockReserved("tea", ORDER, 2);
    private static final StockReserved CUP = new StockReserved("cup", ORDER, 1);
    private static final PaymentCaptured CAPTURED =
            new PaymentCaptured(ORDER, euro("21.00"), "pi_1");
    private static final PaymentProcessed PROCESSED =
            new PaymentProcessed(ORDER, euro("21.00"), "pi_1");
    private static final OrderConfirmed CONFIRMED = new OrderConfirmed(ORDER);
    private static final CancellationRequested UNWANTED =
            new CancellationRequested(ORDER, plain("too slow"));
    private static final StockReleased TEA_BACK = new StockReleased("tea", ORDER, 2);
    private static final StockReleased CUP_BACK = new StockReleased("cup", ORDER, 0);
    private static final PaymentRefunded REFUNDED = new PaymentRefunded(ORDER, euro("21.00"), 1);
    private static final OrderCancelled CANCELLED = new OrderCancelled(ORDER, plain("too slow"));

    private static final RecordPayment RECORD = new RecordPayment(ORDER, euro("21.00"), "pi_1");
    private static final ReleaseStock RELEASE_TEA = new ReleaseStock("tea", ORDER);
    private static final ReleaseStock RELEASE_CUP = new ReleaseStock("cup", ORDER);

    private static final SagaSpec<State> RESERVING = SAGA.given(SUBMITTED);
    private static final SagaSpec<State> PAYING = RESERVING.given(TEA, CUP);
    private static final SagaSpec<State> RECORDING = PAYING.given(CAPTURED);
    private static final SagaSpec<State> CONFIRMING = RECORDING.given(PROCESSED);
    private static final SagaSpec<State> SELLING = CONFIRMING.given(CONFIRMED);

    private static TimedOut timeUp(String timer) {
        return new TimedOut(timer);
    }

    private static CommandRefused refused(String command, String code) {
        return new CommandRefused("m", command, "to", "from", code, "");
    }

    private static RefundPayment refund(String reason) {
        return new RefundPayment(ORDER, plain(reason));
    }

    // nothing fails

    @Test
    void a_submitted_order_has_its_stock_reserved() {
        SAGA.when(SUBMITTED)
                .thenState(new Reserving(PURCHASE, Set.of()))
                .thenSends(new ReserveStock("tea", ORDER, 2), new ReserveStock("cup", ORDER, 1))
                .thenStarts("stock", STOCK);
    }

    @Test
    void what_is_reserved_twice_counts_once() {
        RESERVING.when(TEA).thenState(new Reserving(PURCHASE, Set.of("tea"))).thenSends();
        RESERVING.given(TEA).when(TEA).thenNothing();
    }

    @Test
    void when_all_is_reserved_the_money_is_taken() {
        RESERVING
                .given(CUP)
                .when(TEA)
                .thenState(new Paying(PURCHASE))
                .thenSends(new CapturePayment(ORDER, euro("21.00"), plain("pm_card_visa"), ALICE))
                .thenStops("stock")
                .thenStarts("payment", PAYMENT);
    }

    @Test
    void a_capture_is_recorded_at_the_order() {
        PAYING.when(CAPTURED)
                .thenState(new Recording(PURCHASE, "pi_1", 1))
                .thenSends(RECORD)
                .thenStops("payment")
                .thenStarts("order", ANSWER);
    }

    @Test
    void a_payment_that_no_provider_was_needed_for_goes_by_its_own_name() {
        PAYING.when(new PaymentCaptured(ORDER, euro("0.00"), null))
                .thenState(new Recording(PURCHASE, ORDER.toString(), 1));
    }

    @Test
    void when_the_order_knows_it_is_confirmed() {
        RECORDING
                .when(PROCESSED)
                .thenState(new Confirming(PURCHASE, 1))
                .thenSends(new ConfirmOrder(ORDER))
                .thenStarts("order", ANSWER);
    }

    @Test
    void when_the_order_is_confirmed_the_stock_is_sold() {
        CONFIRMING
                .when(CONFIRMED)
                .thenState(new Selling(PURCHASE, Set.of(), 1))
                .thenSends(new CommitStock("tea", ORDER), new CommitStock("cup", ORDER))
                .thenStops("order")
                .thenStarts("stock", STOCK);
    }

    @Test
    void when_all_is_sold_the_order_is_fulfilled() {
        SELLING.given(new StockCommitted("tea", ORDER, 2))
                .when(new StockCommitted("cup", ORDER, 1))
                .thenState(new Fulfilled())
                .thenFinished();
    }

    // something fails

    @Test
    void without_stock_everything_reserved_is_released_and_what_failed_too() {
        RESERVING
                .given(TEA)
                .when(refused("stock.reserve", "stock.insufficient"))
                .thenSends(RELEASE_TEA, RELEASE_CUP)
                .thenStops("stock", "payment", "order")
                .thenStarts("undo", UNDO);
    }

    @Test
    void when_the_stock_does_not_answer_it_is_released() {
        RESERVING
                .when(timeUp("stock"))
                .thenState(Compensating.class)
                .thenSends(RELEASE_TEA, RELEASE_CUP);
    }

    @Test
    void a_declined_payment_is_undone_first() {
        PAYING.when(new PaymentDeclined(ORDER, "card_declined", plain("no")))
                .thenState(Compensating.class)
                .thenSends(refund("payment declined: card_declined"));
    }

    @Test
    void a_payment_that_takes_too_long_is_undone() {
        PAYING.when(timeUp("payment"))
                .thenState(Compensating.class)
                .thenSends(refund("the payment did not come through in time"));
    }

    @Test
    void a_payment_that_was_voided_is_undone() {
        PAYING.when(new PaymentVoided(ORDER, plain("why"))).thenSends(refund("why"));
    }

    static Stream<SagaSpec<State>> behindTheMoney() {
        return Stream.of(PAYING, RECORDING, CONFIRMING);
    }

    @ParameterizedTest
    @MethodSource("behindTheMoney")
    void a_customer_who_cancels_after_payment_gets_the_money_back(SagaSpec<State> before) {
        before.when(UNWANTED).thenState(Compensating.class).thenSends(refund("too slow"));
    }

    @Test
    void a_customer_who_cancels_before_payment_has_the_stock_released() {
        RESERVING.when(UNWANTED).thenSends(RELEASE_TEA, RELEASE_CUP);
    }

    @ParameterizedTest
    @MethodSource("behindTheMoney")
    void an_order_that_refuses_is_undone(SagaSpec<State> before) {
        before.when(refused("order.confirm", "order.cancelled"))
                .thenSends(refund("order.cancelled: to"));
    }

    @Test
    void a_cancellation_that_overtakes_the_order_forestalls_it() {
        SAGA.when(UNWANTED).thenState(new Unwanted(plain("too slow"))).thenSends();
        SAGA.given(UNWANTED)
                .when(SUBMITTED)
                .thenSends(new AbandonOrder(ORDER, plain("too slow")))
                .thenStarts("undo", UNDO);
        SAGA.given(UNWANTED, SUBMITTED)
                .when(CANCELLED)
                .thenState(new Cancelled(plain("too slow")))
                .thenFinished();
    }

    // undoing

    @Test
    void it_is_undone_in_reverse_order() {
        var undoing = CONFIRMING.given(UNWANTED);
        undoing.when(REFUNDED).thenSends(RELEASE_TEA, RELEASE_CUP).thenStarts("undo", UNDO);
        undoing.given(REFUNDED).when(TEA_BACK).thenSends();
        undoing.given(REFUNDED, TEA_BACK)
                .when(CUP_BACK)
                .thenSends(new AbandonOrder(ORDER, plain("too slow")));
        undoing.given(REFUNDED, TEA_BACK, CUP_BACK)
                .when(CANCELLED)
                .thenState(new Cancelled(plain("too slow")))
                .thenFinished();
    }

    @Test
    void money_that_was_never_taken_is_voided() {
        PAYING.given(timeUp("payment"))
                .when(new PaymentVoided(ORDER, plain("why")))
                .thenSends(RELEASE_TEA, RELEASE_CUP);
    }

    @Test
    void an_answer_that_comes_early_counts() {
        var undoing = CONFIRMING.given(UNWANTED);
        undoing.when(CANCELLED).thenState(Compensating.class).thenSends();
        undoing.given(CANCELLED, REFUNDED, TEA_BACK)
                .when(CUP_BACK)
                .thenState(new Cancelled(plain("too slow")));
    }

    @Test
    void what_is_late_while_it_is_undone_changes_nothing() {
        var undoing = RESERVING.given(timeUp("stock"));
        for (Event late : List.of(TEA, CUP, CAPTURED, SUBMITTED, UNWANTED, timeUp("stock"))) {
            undoing.when(late).thenNothing();
        }
    }

    @Test
    void what_cannot_be_undone_is_tried_again_and_then_left_to_a_person_while_the_rest_goes_on() {
        var undoing = CONFIRMING.given(UNWANTED);
        undoing.when(timeUp("undo")).thenSends(refund("too slow")).thenNeedsAttention();
        var tired = undoing.given(timeUp("undo"), timeUp("undo"));
        tired.when(timeUp("undo"))
                .thenSends(RELEASE_TEA, RELEASE_CUP)
                .thenNeedsAttention("payment");
        var rest = tired.given(timeUp("undo"), TEA_BACK, CUP_BACK);
        rest.when(CANCELLED)
                .thenState(Compensating.class)
                .thenNeedsAttention("payment")
                .thenSends();
    }

    @Test
    void a_person_can_have_it_tried_again() {
        stuck().when(new RetryAsked()).thenSends(refund("too slow")).thenNeedsAttention();
        stuck().given(new RetryAsked())
                .when(REFUNDED)
                .thenState(new Cancelled(plain("too slow")))
                .thenFinished();
    }

    @Test
    void a_person_can_settle_it_by_hand() {
        stuck().when(new SettledByHand("payment", "paid back in cash"))
                .thenState(new Cancelled(plain("too slow")))
                .thenFinished();
    }

    @Test
    void an_answer_that_comes_after_it_was_given_up_counts() {
        stuck().when(REFUNDED).thenState(new Cancelled(plain("too slow"))).thenFinished();
    }

    @Test
    void a_refund_that_was_given_up_is_seen_to_elsewhere_and_does_not_hold_the_order_up() {
        var givenUp = new RefundGivenUp(ORDER, 5, "charge_disputed");
        CONFIRMING.given(UNWANTED).when(givenUp).thenSends(RELEASE_TEA, RELEASE_CUP);
        stuck().when(givenUp).thenState(new Cancelled(plain("too slow"))).thenFinished();
        SELLING.when(givenUp).thenNothing();
    }

    private static SagaSpec<State> stuck() {
        return CONFIRMING
                .given(UNWANTED, timeUp("undo"), timeUp("undo"), timeUp("undo"))
                .given(TEA_BACK, CUP_BACK, CANCELLED);
    }

    // the order does not answer

    @Test
    void the_order_is_asked_again_and_then_given_up() {
        RECORDING.when(timeUp("order")).thenSends(RECORD).thenStarts("order", ANSWER);
        CONFIRMING.when(timeUp("order")).thenSends(new ConfirmOrder(ORDER));
        var abandon = new AbandonOrder(ORDER, plain("the order did not answer"));
        for (var before : List.of(RECORDING, CONFIRMING)) {
            before.given(timeUp("order"), timeUp("order"))
                    .when(timeUp("order"))
                    .thenState(new GivingUp(PURCHASE, 1))
                    .thenSends(abandon)
                    .thenStarts("order", ANSWER);
        }
    }

    private static SagaSpec<State> givingUp() {
        return CONFIRMING.given(timeUp("order"), timeUp("order"), timeUp("order"));
    }

    @Test
    void the_order_decides_whether_it_was_confirmed_before_it_was_given_up() {
        givingUp().when(CONFIRMED).thenState(new Selling(PURCHASE, Set.of(), 1));
        givingUp().when(refused("order.abandon", "order.already-confirmed")).thenNothing();
        givingUp().when(CANCELLED).thenState(Compensating.class).thenSends(refund("too slow"));
        givingUp()
                .given(CANCELLED, REFUNDED, TEA_BACK)
                .when(CUP_BACK)
                .thenState(new Cancelled(plain("too slow")));
    }

    @Test
    void an_order_that_never_answers_needs_attention() {
        var tired = givingUp().given(timeUp("order"), timeUp("order"));
        tired.when(timeUp("order"))
                .thenNeedsAttention("order")
                .thenStarts("order", ANSWER.multipliedBy(4));
        tired.given(timeUp("order"))
                .when(new RetryAsked())
                .thenState(new GivingUp(PURCHASE, 1))
                .thenNeedsAttention();
    }

    // the stock cannot be sold

    @Test
    void what_is_not_sold_is_asked_for_again_and_then_needs_attention() {
        var half = SELLING.given(new StockCommitted("tea", ORDER, 2));
        half.when(timeUp("stock"))
                .thenSends(new CommitStock("cup", ORDER))
                .thenStarts("stock", STOCK.multipliedBy(2))
                .thenNeedsAttention();
        var tired = half.given(timeUp("stock"), timeUp("stock"));
        tired.when(timeUp("stock")).thenNeedsAttention("cup");
        tired.given(timeUp("stock"))
                .when(new RetryAsked())
                .thenSends(new CommitStock("cup", ORDER))
                .thenNeedsAttention();
        tired.given(timeUp("stock"))
                .when(new SettledByHand("cup", "sent by hand"))
                .thenState(new Fulfilled());
    }

    // a finished saga

    @Test
    void nothing_changes_a_fulfilled_order() {
        var over =
                SELLING.given(
                        new StockCommitted("tea", ORDER, 2), new StockCommitted("cup", ORDER, 1));
        everything().forEach(event -> over.when(event).thenNothing());
    }

    @Test
    void nothing_changes_a_cancelled_order() {
        var over = SAGA.given(UNWANTED, SUBMITTED, CANCELLED);
        everything().forEach(event -> over.when(event).thenNothing());
    }

    private static Stream<Event> everything() {
        return Stream.of(
                SUBMITTED,
                TEA,
                CAPTURED,
                PROCESSED,
                CONFIRMED,
                UNWANTED,
                TEA_BACK,
                REFUNDED,
                CANCELLED,
                new StockCommitted("tea", ORDER, 2),
                new PaymentDeclined(ORDER, "c", plain("m")),
                new PaymentVoided(ORDER, plain("why")),
                new RefundGivenUp(ORDER, 5, "charge_disputed"),
                refused("order.confirm", "order.cancelled"),
                timeUp("stock"),
                timeUp("payment"),
                timeUp("order"),
                timeUp("undo"),
                new RetryAsked(),
                new SettledByHand("payment", "why"));
    }

    @Test
    void an_order_that_was_never_submitted_is_none_of_its_business() {
        SAGA.when(CANCELLED).thenNothing();
        SAGA.when(TEA).thenNothing();
    }

    @Test
    void the_last_group_to_undo_is_the_order() {
        RESERVING
                .when(UNWANTED)
                .thenState(
                        new Compensating(
                                PURCHASE,
                                plain("too slow"),
                                Compensation.begin()
                                        .then(List.of("stock tea", "stock cup"))
                                        .then("order")
                                        .proceed()));
    }
}
