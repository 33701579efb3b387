package dev.ordinal.shop.payment;

import dev.ordinal.engine.aggregate.Decider;
import dev.ordinal.engine.aggregate.Decision;
import dev.ordinal.engine.privacy.Personal;
import dev.ordinal.shop.money.CurrencyLimits;
import dev.ordinal.shop.money.Money;
import dev.ordinal.shop.payment.PaymentState.Barred;
import dev.ordinal.shop.payment.PaymentState.Captured;
import dev.ordinal.shop.payment.PaymentState.Declined;
import dev.ordinal.shop.payment.PaymentState.Open;
import dev.ordinal.shop.payment.PaymentState.Owed;
import dev.ordinal.shop.payment.PaymentState.Refunded;
import dev.ordinal.shop.payment.PaymentState.Refunding;
import dev.ordinal.shop.payment.PaymentState.Requested;
import dev.ordinal.shop.payment.PaymentState.Taken;
import dev.ordinal.shop.payment.PaymentState.Unrequested;
import dev.ordinal.shop.payment.PaymentState.Voided;
import dev.ordinal.shop.payment.contract.PaymentCommand;
import dev.ordinal.shop.payment.contract.PaymentCommand.CapturePayment;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordCapture;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordDecline;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordDispute;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordDisputeClosed;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordRefund;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordRefundFailure;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordUnknown;
import dev.ordinal.shop.payment.contract.PaymentCommand.RefundPayment;
import dev.ordinal.shop.payment.contract.PaymentEvent;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentCaptured;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentDeclined;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentDisputeClosed;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentDisputed;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentOutcomeUnknown;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentRefunded;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentRequested;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentVoided;
import dev.ordinal.shop.payment.contract.PaymentEvent.RefundFailed;
import dev.ordinal.shop.payment.contract.PaymentEvent.RefundGivenUp;
import dev.ordinal.shop.payment.contract.PaymentEvent.RefundRequested;

import java.util.List;
import java.util.UUID;

/**
 * Decider for the life of one payment: requested, then captured or declined as the provider
 * answers; and refunded on request, which may come before the result of the capture is known. Pure:
 * no clock, no ids, no I/O.
 */
final class Payment implements Decider<PaymentCommand, PaymentState, PaymentEvent> {

    private static final Personal TOO_LATE =
            Personal.plain("It was captured after it had been given up");

    /** The number of refusals to refund a payment after which a person is asked. */
    static final int MOST_REFUSALS = 5;

    private record Given(PaymentState state, PaymentCommand command) {}

    @Override
    public PaymentState initial() {
        return new Unrequested();
    }

    @Override
    public Decision<PaymentEvent> decide(PaymentState state, PaymentCommand command) {
        return switch (new Given(state, command)) {
            case Given(Unrequested _, CapturePayment c) when !isPayable(c.amount()) ->
                    refuse("payment.not-payable");
            case Given(Unrequested _, CapturePayment c) -> request(c);
            case Given(Barred _, CapturePayment _) -> refuse("payment.voided");
            case Given(Voided _, CapturePayment _) -> refuse("payment.voided");
            case Given(Requested s, CapturePayment c) when isFor(s, c) -> acceptNothing();
            case Given(Requested _, CapturePayment _) -> refuse("payment.differs");

            case Given(Unrequested _, RefundPayment c) -> abandon(c);
            case Given(Declined _, RefundPayment c) -> abandon(c);
            case Given(Open s, RefundPayment c) when s.refundReason() == null -> refund(c);
            case Given(Captured s, RefundPayment c) when s.amount().signum() == 0 -> settle(s, c);
            case Given(Captured _, RefundPayment c) -> refund(c);
            case Given(Owed _, RefundPayment c) -> refund(c);
            case Given(_, RefundPayment _) -> acceptNothing();

            case Given(Unrequested _, _) -> refuse("payment.not-requested");
            case Given(Barred _, _) -> refuse("payment.not-requested");

            case Given(Open s, RecordCapture c) -> accept(captured(s, c));
            case Given(Taken s, RecordCapture c) -> again(s, c);
            case Given(Requested s, RecordCapture c) -> giveBack(s, c);

            case Given(Open s, RecordDecline c) -> decline(s, c);
            case Given(Taken _, RecordDecline _) -> refuse("payment.not-open");
            case Given(Requested _, RecordDecline _) -> acceptNothing();

            case Given(Open s, RecordUnknown c) when !s.unknown() ->
                    accept(new PaymentOutcomeUnknown(c.paymentId(), c.reason()));
            case Given(Requested _, RecordUnknown _) -> acceptNothing();

            case Given(Taken s, RecordRefund c) when s.reversals().knows(c.refund()) ->
                    acceptNothing();
            case Given(Refunding s, RecordRefund c) -> accept(refunded(s, c.paymentId()));
            case Given(Owed s, RecordRefund c) -> accept(refunded(s, c.paymentId()));
            case Given(Refunded _, RecordRefund _) -> acceptNothing();
            case Given(Requested _, RecordRefund _) -> refuse("payment.not-refunding");

            case Given(Captured _, RecordRefundFailure _) -> acceptNothing();
            case Given(Refunded _, RecordRefundFailure c) when c.refund() == null ->
                    acceptNothing();
            case Given(Taken s, RecordRefundFailure c) when isOld(s, c) -> acceptNothing();
            case Given(Taken s, RecordRefundFailure c) -> fail(s, c);
            case Given(Requested _, RecordRefundFailure _) -> acceptNothing();

            case Given(Taken s, RecordDispute c) when s.reversals().knows(c.dispute()) ->
                    acceptNothing();
            case Given(Taken _, RecordDispute c) ->
                    accept(new PaymentDisputed(c.paymentId(), c.dispute(), c.reason()));
            case Given(Requested _, RecordDispute _) -> refuse("payment.not-captured");

            case Given(Taken s, RecordDisputeClosed c) when s.reversals().knows(c) ->
                    acceptNothing();
            case Given(Taken _, RecordDisputeClosed c) -> accept(closed(c));
            case Given(Requested _, RecordDisputeClosed _) -> refuse("payment.not-captured");
        };
    }

    @Override
    public PaymentState evolve(PaymentState state, PaymentEvent event) {
        return switch (event) {
            case PaymentRequested e -> new Open(e.amount(), e.paymentMethod(), false, null);
            case PaymentOutcomeUnknown _ -> ((Open) state).unknownNow();
            case PaymentCaptured e -> ((Requested) state).captured(e.providerReference());
            case PaymentDeclined _ -> ((Requested) state).declined();
            case RefundRequested e when state instanceof Open open -> open.wishedBack(e.reason());
            case RefundRequested _ -> refunding((Taken) state);
            case PaymentRefunded _ -> refunded((Taken) state);
            case RefundFailed e -> failed((Taken) state, e);
            case RefundGivenUp _ -> ((Refunding) state).owed();
            case PaymentDisputed e -> disputed((Taken) state, e);
            case PaymentDisputeClosed e -> closed((Taken) state, e);
            case PaymentVoided _ when state instanceof Requested s -> s.voided();
            case PaymentVoided _ -> new Barred();
        };
    }

    private Decision<PaymentEvent> request(CapturePayment c) {
        var requested =
                new PaymentRequested(c.paymentId(), c.amount(), c.paymentMethod(), c.customerId());
        return c.amount().signum() == 0
                ? both(requested, new PaymentCaptured(c.paymentId(), c.amount(), null))
                : accept(requested);
    }

    /** Whether the provider takes an amount; it is not asked for nothing. */
    private static boolean isPayable(Money money) {
        return money.signum() == 0
                || CurrencyLimits.of(money.currency())
                        .filter(limits -> limits.allows(money.amount()))
                        .isPresent();
    }

    private static boolean isFor(Requested state, CapturePayment c) {
        return state.amount().equals(c.amount()) && state.paymentMethod().equals(c.paymentMethod());
    }

    private Decision<PaymentEvent> abandon(RefundPayment c) {
        return accept(new PaymentVoided(c.paymentId(), c.reason()));
    }

    private Decision<PaymentEvent> refund(RefundPayment c) {
        return accept(new RefundRequested(c.paymentId(), c.reason()));
    }

    /** Refunds a capture; where nothing was paid, the provider is not asked. */
    private static Decision<PaymentEvent> settle(Captured state, RefundPayment c) {
        return both(new RefundRequested(c.paymentId(), c.reason()), refunded(state, c.paymentId()));
    }

    private static PaymentEvent refunded(Taken state, UUID id) {
        return new PaymentRefunded(id, state.amount(), state.reversals().attempt());
    }

    private static PaymentEvent captured(Requested state, RecordCapture c) {
        return new PaymentCaptured(c.paymentId(), state.amount(), c.providerReference());
    }

    private Decision<PaymentEvent> again(Taken state, RecordCapture c) {
        return c.providerReference().equals(state.reference())
                ? acceptNothing()
                : refuse("payment.captured-twice");
    }

    /** Refunds a capture that is recorded after the payment had ended. */
    private static Decision<PaymentEvent> giveBack(Requested state, RecordCapture c) {
        return both(captured(state, c), new RefundRequested(c.paymentId(), TOO_LATE));
    }

    /** Whether a failure is known, or of an attempt that is over. */
    private static boolean isOld(Taken state, RecordRefundFailure c) {
        return state.reversals().knows(c.refund()) || state.reversals().isOver(c.attempt());
    }

    private Decision<PaymentEvent> fail(Taken state, RecordRefundFailure c) {
        var id = c.paymentId();
        int attempt = state.reversals().attempt();
        var failed =
                new RefundFailed(
                        id, state.amount(), attempt, c.code(), c.refund(), state.reference());
        boolean isLast = failed.wasRefused() && state.reversals().refused() + 1 == MOST_REFUSALS;
        return isLast ? both(failed, new RefundGivenUp(id, attempt, c.code())) : accept(failed);
    }

    private static PaymentState refunding(Taken state) {
        return state.refunding(state.reversals().requested());
    }

    private static PaymentState refunded(Taken state) {
        return new Refunded(
                state.amount(), state.paymentMethod(), state.reference(), state.reversals());
    }

    private static PaymentState failed(Taken state, RefundFailed e) {
        return state.refunding(state.reversals().failed(e));
    }

    private static PaymentState disputed(Taken state, PaymentDisputed e) {
        return state.with(state.reversals().disputed(e.dispute()));
    }

    private static PaymentDisputeClosed closed(RecordDisputeClosed c) {
        return new PaymentDisputeClosed(c.paymentId(), c.dispute(), c.outcome(), c.lost());
    }

    private static PaymentState closed(Taken state, PaymentDisputeClosed e) {
        return state.with(state.reversals().closed(e));
    }

    private Decision<PaymentEvent> decline(Open state, RecordDecline c) {
        var declined = new PaymentDeclined(c.paymentId(), c.code(), c.message());
        var wish = state.refundReason();
        return wish == null
                ? accept(declined)
                : both(declined, new PaymentVoided(c.paymentId(), wish));
    }

    private static Decision<PaymentEvent> both(PaymentEvent first, PaymentEvent second) {
        return new Decision.Accepted<>(List.of(first, second));
    }
}
