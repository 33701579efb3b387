package dev.ordinal.shop.payment.provider.stripe;

import dev.ordinal.shop.money.Money;

import java.util.UUID;

/** Requests to the provider. Each may be repeated: it has one effect. */
public sealed interface ProviderRequest {

    record Capture(UUID paymentId, Money amount, String paymentMethod) implements ProviderRequest {}

    record Read(String reference) implements ProviderRequest {}

    record Search(UUID paymentId) implements ProviderRequest {}

    /**
     * Request to refund a whole payment.
     *
     * @param attempt number of the attempt, from 1; each has an idempotency key of its own
     */
    record Refund(UUID paymentId, String reference, int attempt) implements ProviderRequest {}

    record ReadRefund(String refund) implements ProviderRequest {}
}
