package dev.ordinal.shop.payment.provider;

import dev.ordinal.shop.payment.contract.PaymentCommand.ProviderAnswer;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordCapture;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordDecline;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordDispute;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordDisputeClosed;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordRefund;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordRefundFailure;
import dev.ordinal.shop.payment.provider.Outcome.Captured;
import dev.ordinal.shop.payment.provider.Outcome.Declined;
import dev.ordinal.shop.payment.provider.Outcome.RefundRefused;
import dev.ordinal.shop.payment.provider.Outcome.Refunded;

import tools.jackson.databind.JsonNode;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * A notification of the provider, not yet interpreted.
 *
 * @param type the provider's name for what happened
 * @param object the payment, refund or dispute to which it happened
 */
record Notification(String type, JsonNode object) {

    /**
     * The statuses of closed disputes after which nobody has to do anything: the bank decided for
     * the shop, or asked without taking the money (<a
     * href="https://docs.stripe.com/api/disputes/object">Stripe, status of a dispute</a>). With any
     * other, known or not, a person must look.
     */
    private static final Set<String> MONEY_STAYS = Set.of("won", "warning_closed");

    static Notification of(JsonNode event) {
        return new Notification(event.path("type").asString(""), event.at("/data/object"));
    }

    /** The id of the payment that a payment or refund at the provider carries. */
    static Optional<UUID> paymentId(JsonNode object) {
        try {
            return Optional.of(UUID.fromString(object.at("/metadata/payment_id").asString("")));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /**
     * The answer in the notification; empty if it is of no interest.
     *
     * @param payments finds the payment by the provider's name for it: a dispute does not carry the
     *     id of the payment
     */
    Optional<ProviderAnswer> answer(Function<String, Optional<UUID>> payments) {
        return switch (type) {
            case "payment_intent.succeeded",
                    "payment_intent.payment_failed",
                    "payment_intent.canceled" ->
                    paymentId(object).flatMap(this::ofIntent);
            case "refund.created", "refund.updated", "refund.failed", "charge.refund.updated" ->
                    paymentId(object).flatMap(this::ofRefund);
            case "charge.dispute.created" -> disputed(payments).map(this::ofDispute);
            case "charge.dispute.closed" -> disputed(payments).map(this::ofDisputeClosed);
            default -> Optional.empty();
        };
    }

    /**
     * The answer about a payment. The message beside the code is dropped: it may name the customer,
     * and the customer's seal is unknown here.
     */
    private Optional<ProviderAnswer> ofIntent(UUID paymentId) {
        return switch (ProviderResponses.ofIntent(object)) {
            case Captured(var reference) -> Optional.of(new RecordCapture(paymentId, reference));
            case Declined(var code, _) -> Optional.of(new RecordDecline(paymentId, code, null));
            default -> Optional.empty();
        };
    }

    private Optional<ProviderAnswer> ofRefund(UUID paymentId) {
        return switch (ProviderResponses.ofRefund(object)) {
            case Refunded(var refund) -> Optional.of(new RecordRefund(paymentId, refund));
            case RefundRefused(var code, var refund) ->
                    Optional.of(new RecordRefundFailure(paymentId, null, code, refund));
            default -> Optional.empty();
        };
    }

    private Optional<UUID> disputed(Function<String, Optional<UUID>> payments) {
        return Optional.of(text("payment_intent"))
                .filter(intent -> !intent.isEmpty())
                .flatMap(payments);
    }

    private ProviderAnswer ofDispute(UUID paymentId) {
        return new RecordDispute(paymentId, text("id"), text("reason"));
    }

    private ProviderAnswer ofDisputeClosed(UUID paymentId) {
        var outcome = text("status");
        return new RecordDisputeClosed(
                paymentId, text("id"), outcome, !MONEY_STAYS.contains(outcome));
    }

    private String text(String name) {
        return object.path(name).asString("");
    }
}
