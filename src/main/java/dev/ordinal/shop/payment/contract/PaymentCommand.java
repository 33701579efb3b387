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
 * What may be asked of a payment. Everything may come again and in any order: money is taken at
 * most once, and what was asked to be given back is not kept.
 */
public sealed interface PaymentCommand extends Command {

    /** The category of the streams in which payments live. */
    String CATEGORY = "payment";

    UUID paymentId();

    @Override
    default StreamId stream() {
        return StreamId.of(CATEGORY, paymentId());
    }

    /**
     * Takes money. An amount of zero is captured without asking anybody.
     *
     * @param paymentId that of the order
     * @param paymentMethod the provider's name for where the money comes from
     * @param customerId whose order it is; null where nobody told
     */
    @CommandType(name = "payment.capture", module = "payment")
    record CapturePayment(
            @NotNull UUID paymentId,
            @NotNull @NotNegative Money amount,
            @NotNull Personal paymentMethod,
            @Nullable String customerId)
            implements PaymentCommand {}

    /** Gives all of it back, whatever has become of it. */
    @CommandType(name = "payment.refund", module = "payment")
    record RefundPayment(@NotNull UUID paymentId, @NotNull Personal reason)
            implements PaymentCommand {}

    /** What the provider has answered. Only this module tells. */
    sealed interface ProviderAnswer extends PaymentCommand {}

    /**
     * The provider has taken what was asked for.
     *
     * @param providerReference the provider's name for the payment
     */
    record RecordCapture(UUID paymentId, String providerReference) implements ProviderAnswer {}

    /** The provider will not take the money. */
    record RecordDecline(UUID paymentId, String code, @Nullable Personal message)
            implements ProviderAnswer {}

    /** Nobody knows yet whether the provider has taken the money. */
    record RecordUnknown(UUID paymentId, String reason) implements ProviderAnswer {}

    /** The provider has given the money back. */
    record RecordRefund(UUID paymentId) implements ProviderAnswer {}
}
