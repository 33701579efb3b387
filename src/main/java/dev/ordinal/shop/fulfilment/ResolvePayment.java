package dev.ordinal.shop.fulfilment;

import static dev.ordinal.engine.saga.Step.to;

import dev.ordinal.engine.dispatch.CommandEvent.CommandRefused;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.saga.Saga;
import dev.ordinal.engine.saga.SagaSignal.RetryAsked;
import dev.ordinal.engine.saga.SagaSignal.SettledByHand;
import dev.ordinal.engine.saga.SagaSignal.TimedOut;
import dev.ordinal.engine.saga.Step;
import dev.ordinal.shop.fulfilment.PaymentCase.Clear;
import dev.ordinal.shop.fulfilment.PaymentCase.Open;
import dev.ordinal.shop.fulfilment.PaymentCase.Refund;
import dev.ordinal.shop.payment.contract.PaymentEvent;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentDisputeClosed;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentDisputed;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentRefunded;
import dev.ordinal.shop.payment.contract.PaymentEvent.RefundGivenUp;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Saga that tells a person about money that the provider does not give back, and about disputed
 * payments, whatever has become of the order. The refund can be asked for again, or settled by
 * hand; a dispute is settled by hand, or by the bank that decides for the shop.
 */
final class ResolvePayment implements Saga<PaymentCase> {

    static final String REFUND = "refund";

    private final Duration answer;

    private record Given(PaymentCase state, Event event) {}

    /**
     * Creates the saga.
     *
     * @param answer the time after which a refund that was asked for again needs attention again
     */
    ResolvePayment(Duration answer) {
        this.answer = answer;
    }

    @Override
    public Step<PaymentCase> on(PaymentCase state, Event event) {
        return switch (new Given(state, event)) {
            case Given(var s, RefundGivenUp e) when s.isPast(e.attempts()) -> to(s);
            case Given(var s, RefundGivenUp e) -> owed(s.opened(e.paymentId()).after(e.attempts()));
            case Given(var s, PaymentDisputed e) ->
                    to(s.opened(e.paymentId()).disputed(e.dispute()).clearIfDone());
            case Given(var s, PaymentDisputeClosed e) ->
                    to(s.opened(e.paymentId()).closed(e).clearIfDone());
            case Given(var s, PaymentRefunded e) when !s.isNews(e) -> to(s);
            case Given(Clear s, PaymentRefunded e) -> to(new Clear(s.known().heard(e.attempt())));
            case Given(Open s, PaymentRefunded e) -> refunded(s.after(e.attempt()));

            case Given(Open s, RetryAsked _) when s.refund() == Refund.OWED -> askAgain(s);
            case Given(Open s, TimedOut _) when s.refund() == Refund.ASKED_AGAIN -> owed(s);
            case Given(Open s, CommandRefused _) when s.refund() == Refund.ASKED_AGAIN -> owed(s);
            case Given(Open s, SettledByHand(var what, _)) when what.equals(REFUND) -> refunded(s);
            case Given(Open s, SettledByHand(var what, _)) ->
                    to(s.withoutDispute(what).clearIfDone());

            case Given(_, _) -> to(state);
        };
    }

    private Step<PaymentCase> askAgain(Open s) {
        return Step.<PaymentCase>to(s.with(Refund.ASKED_AGAIN))
                .send(s.refundAgain())
                .startTimer(REFUND, answer);
    }

    private static Step<PaymentCase> owed(Open s) {
        var step = Step.<PaymentCase>to(s.with(Refund.OWED));
        return s.refund() == Refund.ASKED_AGAIN ? step.cancelTimer(REFUND) : step;
    }

    private static Step<PaymentCase> refunded(Open s) {
        return s.refund() == Refund.NOT_OWED
                ? to(s)
                : Step.to(s.with(Refund.NOT_OWED).clearIfDone()).cancelTimer(REFUND);
    }

    @Override
    public String name() {
        return "resolve_payment";
    }

    @Override
    public Class<PaymentCase> states() {
        return PaymentCase.class;
    }

    @Override
    public PaymentCase initial() {
        return Clear.NOTHING;
    }

    @Override
    public Set<Class<? extends Event>> events() {
        return Set.of(
                RefundGivenUp.class,
                PaymentRefunded.class,
                PaymentDisputed.class,
                PaymentDisputeClosed.class);
    }

    @Override
    public Optional<String> instance(Event event) {
        return event instanceof PaymentEvent e
                ? Optional.of(e.paymentId().toString())
                : Optional.empty();
    }

    @Override
    public boolean isFinished(PaymentCase state) {
        return state instanceof Clear;
    }

    @Override
    public List<String> needsAttention(PaymentCase state) {
        return state instanceof Open open ? open.attention() : List.of();
    }
}
