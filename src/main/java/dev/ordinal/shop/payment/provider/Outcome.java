package dev.ordinal.shop.payment.provider;

import org.jspecify.annotations.Nullable;

/** Outcome of a call to the provider. */
sealed interface Outcome {

    /** The provider has the money, under this name. */
    record Captured(String reference) implements Outcome {}

    /** The provider will not take the money. */
    record Declined(String code, @Nullable String message) implements Outcome {}

    /**
     * The provider has refunded the money.
     *
     * @param refund the provider's name for the refund, or null
     */
    record Refunded(@Nullable String refund) implements Outcome {}

    /**
     * The provider has refused the refund, or the refund has failed: the same request will never
     * succeed.
     *
     * @param refund the provider's name for the refund; null if it created none
     */
    record RefundRefused(String code, @Nullable String refund) implements Outcome {}

    /**
     * The outcome is unknown: the provider may have taken the money.
     *
     * @param reference the provider's name for the payment, or null if it is not known either
     */
    record Unknown(String reason, @Nullable String reference) implements Outcome {}

    /**
     * The provider has not done it yet, or did not accept the request now.
     *
     * @param refund the provider's name for the refund, or null
     */
    record NotYet(String reason, @Nullable String refund) implements Outcome {}

    /** The provider was not called: the circuit breaker is open, or too many calls are running. */
    record NotAsked(String reason) implements Outcome {}
}
