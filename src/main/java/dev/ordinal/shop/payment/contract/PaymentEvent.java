package dev.ordinal.shop.payment.contract;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventType;
import dev.ordinal.engine.privacy.Personal;
import dev.ordinal.shop.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** What happens to a payment. */
public sealed interface PaymentEvent extends Event {

    UUID paymentId();

    /**
     * The provider is going to be asked for the money.
     *
     * @param customerId who may see it besides operators; null where nobody told
     */
    @EventType(name = "payment.requested", version = "1.1.0")
    record PaymentRequested(
            UUID paymentId, Money amount, Personal paymentMethod, @Nullable String customerId)
            implements PaymentEvent {}

    /**
     * The money is there.
     *
     * @param providerReference the provider's name for the payment; null if nothing was to be paid
     */
    @EventType(name = "payment.captured")
    record PaymentCaptured(UUID paymentId, Money amount, @Nullable String providerReference)
            implements PaymentEvent {}

    @EventType(name = "payment.declined")
    record PaymentDeclined(UUID paymentId, String code, @Nullable Personal message)
            implements PaymentEvent {}

    /** Nobody knows whether the money was taken. The provider is asked until it is known. */
    @EventType(name = "payment.outcome_unknown")
    record PaymentOutcomeUnknown(UUID paymentId, String reason) implements PaymentEvent {}

    /** The money goes back as soon as it is known to be there. */
    @EventType(name = "payment.refund_requested")
    record RefundRequested(UUID paymentId, Personal reason) implements PaymentEvent {}

    @EventType(name = "payment.refunded")
    record PaymentRefunded(UUID paymentId, Money amount) implements PaymentEvent {}

    /** No money was taken, and none will be. */
    @EventType(name = "payment.voided")
    record PaymentVoided(UUID paymentId, Personal reason) implements PaymentEvent {}
}
