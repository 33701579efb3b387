package dev.ordinal.demo.payment;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Behaviour of the sandbox towards a payment, chosen by its payment method.
 *
 * @param fails whether it answers 500 before anything happens
 * @param slow whether it answers late, but in time
 * @param status the status of the payment that is created
 * @param declineCode the reason for which the payment is declined, or null
 * @param hangs whether its first response comes too late although the payment was created
 * @param webhooks number of equal notifications that follow
 * @param refunds what becomes of refunds of the payment
 * @param isDisputed whether the customer disputes the payment at once
 */
record Behaviour(
        boolean fails,
        boolean slow,
        String status,
        @Nullable String declineCode,
        boolean hangs,
        int webhooks,
        Refunds refunds,
        boolean isDisputed) {

    /** What becomes of refunds of a payment. */
    enum Refunds {
        SUCCEED,
        /** They are pending at first. */
        PENDING,
        /** They succeed, and fail later. */
        FAIL,
        REFUSED,
        /** The first is refused. */
        REFUSED_ONCE,
        /** The first is answered 500, under its key for ever. */
        BROKEN_ONCE
    }

    private static final Behaviour GOOD =
            new Behaviour(
                    false, false, SandboxIntent.SUCCEEDED, null, false, 0, Refunds.SUCCEED, false);
    private static final Behaviour FAILING =
            new Behaviour(
                    true, false, SandboxIntent.SUCCEEDED, null, false, 0, Refunds.SUCCEED, false);
    private static final Behaviour SLOW =
            new Behaviour(
                    false, true, SandboxIntent.SUCCEEDED, null, false, 0, Refunds.SUCCEED, false);
    private static final Behaviour HANGING =
            new Behaviour(
                    false, false, SandboxIntent.SUCCEEDED, null, true, 0, Refunds.SUCCEED, false);
    private static final Behaviour TELLING =
            new Behaviour(
                    false, false, SandboxIntent.SUCCEEDED, null, false, 2, Refunds.SUCCEED, false);
    private static final Behaviour PROCESSING =
            new Behaviour(
                    false, false, SandboxIntent.PROCESSING, null, false, 0, Refunds.SUCCEED, false);
    private static final Behaviour DISPUTED =
            new Behaviour(
                    false, false, SandboxIntent.SUCCEEDED, null, false, 0, Refunds.SUCCEED, true);

    /**
     * The behaviour for a payment method; empty if it is unknown. A suffix after a dash
     * distinguishes cards of the same kind.
     */
    static Optional<Behaviour> of(String paymentMethod, RandomGenerator dice) {
        return switch (paymentMethod.replaceFirst("-.*", "")) {
            case "pm_card_visa" -> Optional.of(GOOD);
            case "pm_card_chargeDeclined" -> Optional.of(declines("generic_decline"));
            case "pm_card_chargeDeclinedInsufficientFunds" ->
                    Optional.of(declines("insufficient_funds"));
            case "pm_card_pendingRefund" -> Optional.of(refunds(Refunds.PENDING));
            case "pm_card_refundFail" -> Optional.of(refunds(Refunds.FAIL));
            case "pm_card_createDispute" -> Optional.of(DISPUTED);
            case "pm_refund_refused" -> Optional.of(refunds(Refunds.REFUSED));
            case "pm_refund_refused_once" -> Optional.of(refunds(Refunds.REFUSED_ONCE));
            case "pm_refund_error_once" -> Optional.of(refunds(Refunds.BROKEN_ONCE));
            case "pm_slow" -> Optional.of(SLOW);
            case "pm_fails" -> Optional.of(FAILING);
            case "pm_timeout_after_charge" -> Optional.of(HANGING);
            case "pm_webhook_twice" -> Optional.of(TELLING);
            case "pm_processing" -> Optional.of(PROCESSING);
            case "pm_chaos" -> Optional.of(any(dice.nextInt(20)));
            default -> Optional.empty();
        };
    }

    /**
     * A random behaviour for each call, so that every payment is captured or declined at some time.
     */
    private static Behaviour any(int number) {
        return switch (number) {
            case 0, 1, 2, 3 -> FAILING;
            case 4, 5 -> HANGING;
            case 6, 7 -> SLOW;
            case 8, 9 -> TELLING;
            case 10 -> PROCESSING;
            case 11, 12 -> declines("generic_decline");
            default -> GOOD;
        };
    }

    private static Behaviour refunds(Refunds refunds) {
        return new Behaviour(false, false, SandboxIntent.SUCCEEDED, null, false, 0, refunds, false);
    }

    private static Behaviour declines(String code) {
        return new Behaviour(
                false, false, "requires_payment_method", code, false, 0, Refunds.SUCCEED, false);
    }
}
