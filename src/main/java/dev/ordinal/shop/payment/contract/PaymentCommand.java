package dev.ordinal.shop.payment.contract;

import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.message.CommandType;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.privacy.Personal;
import dev.ordinal.shop.money.Money;
import dev.ordinal.shop.money.NotNegative;

import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * Commands to a payment. They may be repeated and may come in any order: money is taken at most
 * once, and a refunded amount is not kept.
 */
public sealed interface PaymentCommand extends Command {

    /** The category of the streams of payments. */
    String CATEGORY = "payment";

    UUID paymentId();

    @Override
    default StreamId stream() {
        return StreamId.of(CATEGORY, paymentId());
    }

    /**
     * Command that takes money. An amount of zero is captured without a call to the provider.
     *
     * @param paymentId the id of the order
     * @param paymentMethod the provider's name for the payment method
     * @param customerId the customer of the order; null if it is unknown
     */
    @CommandType(name = "payment.capture", module = "payment")
    record CapturePayment(
            @NotNull UUID paymentId,
            @NotNull @NotNegative Money amount,
            @NotNull Personal paymentMethod,
            @Nullable String customerId)
            implements PaymentCommand {}

    /** Command that refunds the whole payment, in whatever state it is. */
    @CommandType(name = "payment.refund", module = "payment")
    record RefundPayment(@NotNull UUID paymentId, @NotNull Personal reason)
            implements PaymentCommand {}

    /** Commands that record an answer of the provider. Only this module sends them. */
    sealed interface ProviderAnswer extends PaymentCommand {}

    /**
     * Command that records that the provider has taken the money.
     *
     * @param providerReference the provider's name for the payment
     */
    record RecordCapture(UUID paymentId, String providerReference) implements ProviderAnswer {}

    /** Command that records that the provider will not take the money. */
    record RecordDecline(UUID paymentId, String code, @Nullable Personal message)
            implements ProviderAnswer {}

    /** Command that records that it is not known yet whether the provider has taken the money. */
    record RecordUnknown(UUID paymentId, String reason) implements ProviderAnswer {}

    /**
     * Command that records that the provider has refunded the money.
     *
     * @param refund the provider's name for the refund, or null
     */
    record RecordRefund(UUID paymentId, @Nullable String refund) implements ProviderAnswer {}

    /**
     * Command that records that a refund failed, now or after it had succeeded.
     *
     * @param attempt number of the attempt that failed; null if only the refund's name is known
     * @param code the provider's code for the reason
     * @param refund the provider's name for the refund; null if it created none
     */
    record RecordRefundFailure(
            UUID paymentId, @Nullable Integer attempt, String code, @Nullable String refund)
            implements ProviderAnswer {}

    /** Commands about a dispute, which the provider tells once and which cannot be asked for. */
    sealed interface DisputeAnswer extends ProviderAnswer {}

    /**
     * Command that records that the customer disputed the payment.
     *
     * @param dispute the provider's name for the dispute
     * @param reason the provider's code for the reason
     */
    record RecordDispute(UUID paymentId, String dispute, String reason) implements DisputeAnswer {}

    /**
     * Command that records that a dispute was decided.
     *
     * @param dispute the provider's name for the dispute
     * @param outcome the provider's code for the outcome
     * @param lost whether the customer keeps the money
     */
    record RecordDisputeClosed(UUID paymentId, String dispute, String outcome, boolean lost)
            implements DisputeAnswer {}
}
