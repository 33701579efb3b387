package dev.ordinal.shop.payment.provider;

import org.jspecify.annotations.Nullable;

/** What asking the provider has come to. */
sealed interface Outcome {

    /** It has the money, under this name. */
    record Captured(String reference) implements Outcome {}

    /** It will not take the money. */
    record Declined(String code, @Nullable String message) implements Outcome {}

    /** It has given the money back. */
    record Refunded() implements Outcome {}

    /**
     * Whether it has taken the money cannot be known yet.
     *
     * @param reference its name for the payment, or null if not even that is known
     */
    record Unknown(String reason, @Nullable String reference) implements Outcome {}

    /**
     * It has not done it yet, or did not want to hear of it now.
     *
     * @param refund its name for the refund, or null
     */
    record NotYet(String reason, @Nullable String refund) implements Outcome {}

    /** It was not asked: the circuit breaker is open, or too many are asking. */
    record NotAsked(String reason) implements Outcome {}
}
