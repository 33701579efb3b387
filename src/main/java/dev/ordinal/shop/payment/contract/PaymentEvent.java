package dev.ordinal.shop.payment.contract;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventType;
import dev.ordinal.engine.privacy.Personal;
import dev.ordinal.shop.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Events of a payment. */
public sealed interface PaymentEvent extends Event {

    UUID paymentId();

    /**
     * The payment was requested; the provider is called next.
     *
     * @param customerId the customer who may see the payment besides operators; null if unknown
     */
    @EventType(name = "payment.requested", version = "1.1.0")
    record PaymentRequested(
            UUID paymentId, Money amount, Personal paymentMethod, @Nullable String customerId)
            implements PaymentEvent {}

    /**
     * The money was captured.
     *
     * @param providerReference the provider's name for the payment; null if nothing was to be paid
     */
    @EventType(name = "payment.captured")
    record PaymentCaptured(UUID paymentId, Money amount, @Nullable String providerReference)
            implements PaymentEvent {}

    @EventType(name = "payment.declined")
    record PaymentDeclined(UUID paymentId, String code, @Nullable Personal message)
            implements PaymentEvent {}

    /**
     * The outcome is unknown: the money may have been taken. The provider is asked until it is
     * known.
     */
    @EventType(name = "payment.outcome_unknown")
    record PaymentOutcomeUnknown(UUID paymentId, String reason) implements PaymentEvent {}

    /** A refund was requested; it is made as soon as the capture is known. */
    @EventType(name = "payment.refund_requested")
    record RefundRequested(UUID paymentId, Personal reason) implements PaymentEvent {}

    /**
     * All of the money was refunded.
     *
     * @param attempt number of the attempt that succeeded, from 1; null in events of version 1.0.0
     */
    @EventType(name = "payment.refunded", version = "1.1.0")
    record PaymentRefunded(UUID paymentId, Money amount, @Nullable Integer attempt)
            implements PaymentEvent {}

    /**
     * A refund failed: the provider refused it, or took it back. The next attempt follows, unless
     * the refund is given up.
     *
     * @param amount the money that is not refunded yet
     * @param attempt number of the attempt that failed, from 1
     * @param code the provider's code for the reason, or {@link #PROVIDER_ERROR}
     * @param refund the provider's name for the refund; null if it created none
     * @param providerReference the provider's name for the payment
     */
    @EventType(name = "payment.refund_failed")
    record RefundFailed(
            UUID paymentId,
            Money amount,
            int attempt,
            String code,
            @Nullable String refund,
            @Nullable String providerReference)
            implements PaymentEvent {

        /**
         * The code where the provider answered with errors of its own only. It may have stored them
         * for the key, so another attempt is made; such an attempt is never the last one.
         */
        public static final String PROVIDER_ERROR = "provider_error";

        /** Whether the provider refused, or took the refund back. */
        public boolean wasRefused() {
            return !code.equals(PROVIDER_ERROR);
        }
    }

    /**
     * The refund is not attempted any more until it is requested again: a person must see to it.
     *
     * @param attempts number of attempts that have failed, which is the number of the last one
     * @param code the provider's code for the reason of the last one
     */
    @EventType(name = "payment.refund_given_up")
    record RefundGivenUp(UUID paymentId, int attempts, String code) implements PaymentEvent {}

    /**
     * The customer disputed the payment at their bank, which may take the money back: a person must
     * see to it.
     *
     * @param dispute the provider's name for the dispute
     * @param reason the provider's code for the reason
     */
    @EventType(name = "payment.disputed")
    record PaymentDisputed(UUID paymentId, String dispute, String reason) implements PaymentEvent {}

    /**
     * The dispute was decided.
     *
     * @param dispute the provider's name for the dispute
     * @param outcome the provider's code for the outcome
     * @param lost whether the customer keeps the money, which nobody can get back: a person must
     *     see to it; false if the money stays where it was
     */
    @EventType(name = "payment.dispute_closed")
    record PaymentDisputeClosed(UUID paymentId, String dispute, String outcome, boolean lost)
            implements PaymentEvent {}

    /** The payment ended: no money was taken, and none will be. */
    @EventType(name = "payment.voided")
    record PaymentVoided(UUID paymentId, Personal reason) implements PaymentEvent {}
}
