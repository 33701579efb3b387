package dev.ordinal.shop.payment.provider.stripe;

import dev.ordinal.shop.money.Money;

import java.util.UUID;

/** What the provider can be asked. Each may be asked again: it has one effect. */
public sealed interface Question {

    record Capture(UUID paymentId, Money amount, String paymentMethod) implements Question {}

    record Read(String reference) implements Question {}

    record Search(UUID paymentId) implements Question {}

    record Refund(UUID paymentId, String reference) implements Question {}

    record ReadRefund(String refund) implements Question {}
}
