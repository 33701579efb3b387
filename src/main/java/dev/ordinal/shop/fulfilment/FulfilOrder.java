package dev.ordinal.shop.fulfilment;

import static dev.ordinal.engine.privacy.Personal.plain;
import static dev.ordinal.engine.saga.Step.to;

import dev.ordinal.engine.dispatch.CommandEvent.CommandRefused;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.privacy.Personal;
import dev.ordinal.engine.saga.Compensation.Status;
import dev.ordinal.engine.saga.Saga;
import dev.ordinal.engine.saga.SagaSignal.RetryAsked;
import dev.ordinal.engine.saga.SagaSignal.SettledByHand;
import dev.ordinal.engine.saga.SagaSignal.TimedOut;
import dev.ordinal.engine.saga.Step;
import dev.ordinal.shop.fulfilment.State.Cancelled;
import dev.ordinal.shop.fulfilment.State.Compensating;
import dev.ordinal.shop.fulfilment.State.Confirming;
import dev.ordinal.shop.fulfilment.State.Fulfilled;
import dev.ordinal.shop.fulfilment.State.GivingUp;
import dev.ordinal.shop.fulfilment.State.NotStarted;
import dev.ordinal.shop.fulfilment.State.Paying;
import dev.ordinal.shop.fulfilment.State.Recording;
import dev.ordinal.shop.fulfilment.State.Reserving;
import dev.ordinal.shop.fulfilment.State.Selling;
import dev.ordinal.shop.fulfilment.State.UnderWay;
import dev.ordinal.shop.fulfilment.State.Unwanted;
import dev.ordinal.shop.inventory.contract.StockEvent.StockCommitted;
import dev.ordinal.shop.inventory.contract.StockEvent.StockReleased;
import dev.ordinal.shop.inventory.contract.StockEvent.StockReserved;
import dev.ordinal.shop.ordering.contract.OrderEvent;
import dev.ordinal.shop.ordering.contract.OrderEvent.CancellationRequested;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderCancelled;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderConfirmed;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderSubmitted;
import dev.ordinal.shop.ordering.contract.OrderEvent.PaymentProcessed;
import dev.ordinal.shop.payment.contract.PaymentEvent;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentCaptured;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentDeclined;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentRefunded;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentVoided;
import dev.ordinal.shop.payment.contract.PaymentEvent.RefundGivenUp;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Saga that takes a submitted order through stock, payment and confirmation, or undoes what was
 * done. It can turn back until the order is confirmed; the order itself decides whether its
 * confirmation or its cancellation came first. A refund that is given up does not hold it up:
 * {@link ResolvePayment} sees to the money.
 */
final class FulfilOrder implements Saga<State> {

    private final StepTimeouts timeouts;
    private final Undo undo;

    private record Given(State state, Event event) {}

    FulfilOrder(StepTimeouts timeouts) {
        this.timeouts = timeouts;
        this.undo = new Undo(timeouts);
    }

    @Override
    public Step<State> on(State state, Event event) {
        return switch (new Given(state, event)) {
            case Given(NotStarted _, OrderSubmitted e) -> begin(Purchase.of(e));
            case Given(NotStarted _, CancellationRequested e) -> to(new Unwanted(e.reason()));
            case Given(Unwanted s, OrderSubmitted e) -> undo.order(Purchase.of(e), s.reason());

            case Given(Reserving s, StockReserved e) -> reserved(s, e.productId());
            case Given(Reserving s, CommandRefused e) -> undo.stock(s.purchase(), why(e));
            case Given(Reserving s, TimedOut(var timer)) when timer.equals(Timer.STOCK) ->
                    undo.stock(s.purchase(), plain("the stock did not answer"));
            case Given(Reserving s, CancellationRequested e) ->
                    undo.stock(s.purchase(), e.reason());

            case Given(Paying s, PaymentCaptured e) -> record(s.purchase(), reference(e), 1);
            case Given(Paying s, PaymentDeclined e) ->
                    undo.all(s.purchase(), plain("payment declined: " + e.code()));
            case Given(Paying s, PaymentVoided e) -> undo.all(s.purchase(), e.reason());
            case Given(Paying s, TimedOut(var timer)) when timer.equals(Timer.PAYMENT) ->
                    undo.all(s.purchase(), plain("the payment did not come through in time"));

            case Given(Recording s, PaymentProcessed _) -> confirm(s.purchase(), 1);
            case Given(Recording s, TimedOut(var timer)) when isAgain(timer, s.asked()) ->
                    record(s.purchase(), s.reference(), s.asked() + 1);
            case Given(Confirming s, OrderConfirmed _) -> sell(s.purchase(), Set.of(), 1);
            case Given(Confirming s, TimedOut(var timer)) when isAgain(timer, s.asked()) ->
                    confirm(s.purchase(), s.asked() + 1);

            case Given(Recording s, TimedOut(var timer)) when timer.equals(Timer.ORDER) ->
                    giveUp(s.purchase(), 1);
            case Given(Confirming s, TimedOut(var timer)) when timer.equals(Timer.ORDER) ->
                    giveUp(s.purchase(), 1);
            case Given(GivingUp s, OrderConfirmed _) -> sell(s.purchase(), Set.of(), 1);
            case Given(GivingUp s, OrderCancelled e) -> undo.rest(s.purchase(), e.reason());
            case Given(GivingUp s, TimedOut(var timer)) when timer.equals(Timer.ORDER) ->
                    giveUp(s.purchase(), s.asked() + 1);
            case Given(GivingUp s, RetryAsked _) -> giveUp(s.purchase(), 1);

            case Given(UnderWay s, CommandRefused e) -> undo.all(s.purchase(), why(e));
            case Given(UnderWay s, CancellationRequested e) -> undo.all(s.purchase(), e.reason());
            case Given(UnderWay s, OrderCancelled e) -> undo.rest(s.purchase(), e.reason());

            case Given(Selling s, StockCommitted e) -> sold(s, e.productId());
            case Given(Selling s, SettledByHand e) -> sold(s, e.what());
            case Given(Selling s, TimedOut(var timer)) when timer.equals(Timer.STOCK) ->
                    sell(s.purchase(), s.sold(), s.asked() + 1);
            case Given(Selling s, RetryAsked _) -> sell(s.purchase(), s.sold(), 1);

            case Given(Compensating s, StockReleased e) -> undo.done(s, Undo.stock(e.productId()));
            case Given(Compensating s, PaymentRefunded _) -> undo.done(s, Undo.PAYMENT);
            case Given(Compensating s, PaymentVoided _) -> undo.done(s, Undo.PAYMENT);
            case Given(Compensating s, RefundGivenUp _) -> undo.done(s, Undo.PAYMENT);
            case Given(Compensating s, OrderCancelled _) -> undo.done(s, Undo.ORDER);
            case Given(Compensating s, SettledByHand e) -> undo.done(s, e.what());
            case Given(Compensating s, TimedOut(var timer)) when timer.equals(Timer.UNDO) ->
                    undo.timeUp(s);
            case Given(Compensating s, RetryAsked _) -> undo.retry(s);

            case Given(_, _) -> to(state);
        };
    }

    private Step<State> begin(Purchase purchase) {
        return state(new Reserving(purchase, Set.of()))
                .sendAll(purchase.reserve())
                .startTimer(Timer.STOCK, timeouts.stock());
    }

    private Step<State> reserved(Reserving s, String productId) {
        var reserved = with(s.reserved(), productId);
        return reserved.containsAll(s.purchase().products())
                ? pay(s.purchase())
                : to(new Reserving(s.purchase(), reserved));
    }

    private Step<State> pay(Purchase purchase) {
        return state(new Paying(purchase))
                .send(purchase.capture())
                .cancelTimer(Timer.STOCK)
                .startTimer(Timer.PAYMENT, timeouts.payment());
    }

    private Step<State> record(Purchase purchase, String reference, int asked) {
        return state(new Recording(purchase, reference, asked))
                .send(purchase.recordPayment(reference))
                .cancelTimer(Timer.PAYMENT)
                .startTimer(Timer.ORDER, timeouts.order());
    }

    private Step<State> confirm(Purchase purchase, int asked) {
        return state(new Confirming(purchase, asked))
                .send(purchase.confirm())
                .startTimer(Timer.ORDER, timeouts.order());
    }

    private Step<State> giveUp(Purchase purchase, int asked) {
        return state(new GivingUp(purchase, asked))
                .send(purchase.abandon(plain("the order did not answer")))
                .startTimer(Timer.ORDER, timeouts.order().multipliedBy(asked));
    }

    private Step<State> sell(Purchase purchase, Set<String> sold, int asked) {
        return state(new Selling(purchase, sold, asked))
                .sendAll(purchase.sell(sold))
                .cancelTimer(Timer.ORDER)
                .startTimer(Timer.STOCK, timeouts.stock().multipliedBy(asked));
    }

    private static Step<State> sold(Selling s, String productId) {
        var sold = with(s.sold(), productId);
        return sold.containsAll(s.purchase().products())
                ? to(new Fulfilled())
                : to(new Selling(s.purchase(), sold, s.asked()));
    }

    private static Step<State> state(State state) {
        return to(state);
    }

    private static boolean isAgain(String timer, int asked) {
        return timer.equals(Timer.ORDER) && asked < Timer.MOST_ASKED;
    }

    private static String reference(PaymentCaptured captured) {
        return Objects.requireNonNullElse(
                captured.providerReference(), captured.paymentId().toString());
    }

    private static Personal why(CommandRefused refused) {
        return plain(refused.code() + ": " + refused.receiver());
    }

    private static Set<String> with(Set<String> all, String one) {
        var more = new HashSet<>(all);
        more.add(one);
        return Set.copyOf(more);
    }

    @Override
    public String name() {
        return "fulfil_order";
    }

    @Override
    public Class<State> states() {
        return State.class;
    }

    @Override
    public State initial() {
        return new NotStarted();
    }

    @Override
    public Set<Class<? extends Event>> events() {
        return Set.of(
                OrderSubmitted.class,
                CancellationRequested.class,
                PaymentProcessed.class,
                OrderConfirmed.class,
                OrderCancelled.class,
                StockReserved.class,
                StockReleased.class,
                StockCommitted.class,
                PaymentCaptured.class,
                PaymentDeclined.class,
                PaymentRefunded.class,
                PaymentVoided.class,
                RefundGivenUp.class);
    }

    @Override
    public Optional<String> instance(Event event) {
        return Optional.ofNullable(
                        switch (event) {
                            case OrderEvent e -> e.orderId();
                            case PaymentEvent e -> e.paymentId();
                            case StockReserved e -> e.reservationId();
                            case StockReleased e -> e.reservationId();
                            case StockCommitted e -> e.reservationId();
                            default -> null;
                        })
                .map(UUID::toString);
    }

    @Override
    public boolean isFinished(State state) {
        return state instanceof Fulfilled || state instanceof Cancelled;
    }

    @Override
    public List<String> needsAttention(State state) {
        return switch (state) {
            case Compensating s -> s.undoing().names(Status.FAILED);
            case Selling s when s.asked() > Timer.MOST_ASKED ->
                    s.purchase().products().stream().filter(p -> !s.sold().contains(p)).toList();
            case GivingUp s when s.asked() > Timer.MOST_ASKED -> List.of(Undo.ORDER);
            default -> List.of();
        };
    }
}
