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
 */
record Behaviour(
        boolean fails,
        boolean slow,
        String status,
        @Nullable String declineCode,
        boolean hangs,
        int webhooks) {

    private static final String SUCCEEDED = "succeeded";

    private static final Behaviour GOOD = succeeds(false, false, 0);
    private static final Behaviour FAILING = new Behaviour(true, false, SUCCEEDED, null, false, 0);
    private static final Behaviour SLOW = succeeds(true, false, 0);
    private static final Behaviour HANGING = succeeds(false, true, 0);
    private static final Behaviour TELLING = succeeds(false, false, 2);
    private static final Behaviour PROCESSING =
            new Behaviour(false, false, "processing", null, false, 0);

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

    private static Behaviour succeeds(boolean slow, boolean hangs, int webhooks) {
        return new Behaviour(false, slow, SUCCEEDED, null, hangs, webhooks);
    }

    private static Behaviour declines(String code) {
        return new Behaviour(false, false, "requires_payment_method", code, false, 0);
    }
}
