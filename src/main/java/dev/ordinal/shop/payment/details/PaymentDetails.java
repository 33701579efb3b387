package dev.ordinal.shop.payment.details;

import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.privacy.Personal;
import dev.ordinal.engine.privacy.PersonalDataReader;
import dev.ordinal.shop.money.Money;
import dev.ordinal.shop.payment.contract.PaymentEvent;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentCaptured;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentDeclined;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentDisputeClosed;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentDisputed;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentOutcomeUnknown;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentRefunded;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentRequested;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentVoided;
import dev.ordinal.shop.payment.contract.PaymentEvent.RefundFailed;
import dev.ordinal.shop.payment.contract.PaymentEvent.RefundGivenUp;
import dev.ordinal.shop.payment.contract.PaymentEvent.RefundRequested;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A payment as callers see it.
 *
 * @param refundWished whether a refund was requested
 * @param amount null if the payment was given up before it was requested
 * @param customerId the customer; null if unknown
 * @param providerReference the provider's name for it, once it is captured
 * @param history what happened, oldest first
 * @param version number of events that are in it
 */
public record PaymentDetails(
        UUID paymentId,
        PaymentStatus status,
        boolean refundWished,
        @Nullable Money amount,
        @Nullable @Schema(implementation = String.class) Personal paymentMethod,
        @Nullable String customerId,
        @Nullable @Schema(examples = "pi_3NqK2eGr5Q9a") String providerReference,
        List<Step> history,
        @Schema(examples = "2") long version) {

    /** The statuses in which a refund can begin at once. */
    private static final Set<PaymentStatus> AT_REST =
            EnumSet.of(PaymentStatus.CAPTURED, PaymentStatus.REFUND_FAILED);

    /**
     * One event of the payment's history.
     *
     * @param event the name of the event
     * @param detail a reason or a code, or null
     */
    public record Step(
            @Schema(examples = "payment.captured") String event,
            Instant at,
            @Nullable @Schema(implementation = String.class) Personal detail) {

        Step shown(PersonalDataReader personalData) {
            return new Step(event, at, personalData.shown(detail));
        }
    }

    static PaymentDetails unheardOf(UUID paymentId) {
        return new PaymentDetails(
                paymentId, PaymentStatus.VOIDED, false, null, null, null, null, List.of(), 0);
    }

    PaymentDetails after(PaymentEvent event, Metadata metadata) {
        return switch (event) {
            case PaymentRequested e -> requested(e).noted(event, metadata, null);
            case PaymentOutcomeUnknown e ->
                    as(PaymentStatus.UNKNOWN).noted(event, metadata, Personal.plain(e.reason()));
            case PaymentCaptured e ->
                    captured(e).noted(event, metadata, word(e.providerReference()));
            case PaymentDeclined e ->
                    as(PaymentStatus.DECLINED).noted(event, metadata, word(e.code()));
            case RefundRequested e -> wishedBack().noted(event, metadata, e.reason());
            case PaymentRefunded _ -> as(PaymentStatus.REFUNDED).noted(event, metadata, null);
            case RefundFailed e ->
                    as(PaymentStatus.REFUNDING).noted(event, metadata, word(e.code()));
            case RefundGivenUp e ->
                    as(PaymentStatus.REFUND_FAILED).noted(event, metadata, word(e.code()));
            case PaymentDisputed e -> noted(event, metadata, word(e.reason()));
            case PaymentDisputeClosed e -> noted(event, metadata, word(e.outcome()));
            case PaymentVoided e -> as(PaymentStatus.VOIDED).noted(event, metadata, e.reason());
        };
    }

    private static @Nullable Personal word(@Nullable String text) {
        return text == null ? null : Personal.plain(text);
    }

    /** The same with names and texts unsealed for callers. */
    PaymentDetails shown(PersonalDataReader personalData) {
        return new PaymentDetails(
                paymentId,
                status,
                refundWished,
                amount,
                personalData.shown(paymentMethod),
                customerId == null ? null : personalData.name(customerId),
                providerReference,
                history.stream().map(step -> step.shown(personalData)).toList(),
                version);
    }

    private PaymentDetails requested(PaymentRequested e) {
        return new PaymentDetails(
                paymentId,
                PaymentStatus.REQUESTED,
                false,
                e.amount(),
                e.paymentMethod(),
                e.customerId(),
                null,
                history,
                version);
    }

    private PaymentDetails captured(PaymentCaptured e) {
        return new PaymentDetails(
                paymentId,
                refundWished ? PaymentStatus.REFUNDING : PaymentStatus.CAPTURED,
                refundWished,
                amount,
                paymentMethod,
                customerId,
                e.providerReference(),
                history,
                version);
    }

    private PaymentDetails wishedBack() {
        return new PaymentDetails(
                paymentId,
                AT_REST.contains(status) ? PaymentStatus.REFUNDING : status,
                true,
                amount,
                paymentMethod,
                customerId,
                providerReference,
                history,
                version);
    }

    private PaymentDetails as(PaymentStatus next) {
        return new PaymentDetails(
                paymentId,
                next,
                refundWished,
                amount,
                paymentMethod,
                customerId,
                providerReference,
                history,
                version);
    }

    private PaymentDetails noted(PaymentEvent event, Metadata metadata, @Nullable Personal detail) {
        var name = EventName.of(event.getClass()).name();
        var step = new Step(name, metadata.recordedAt(), detail);
        return new PaymentDetails(
                paymentId,
                status,
                refundWished,
                amount,
                paymentMethod,
                customerId,
                providerReference,
                Stream.concat(history.stream(), Stream.of(step)).toList(),
                metadata.version());
    }
}
