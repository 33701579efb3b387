package dev.ordinal.shop.payment.provider;

import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.projection.Projection;
import dev.ordinal.engine.reader.Reader;
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

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Projection that maintains the calls to be made. A rebuild is harmless: every call carries the
 * same idempotency key as before, or finds the result of the earlier one.
 */
@ApplicationScoped
class PaymentCallProjection implements Projection<PaymentEvent> {

    @PersistenceContext private EntityManager rows;
    @Inject private Transactions transactions;
    @Inject private PaymentCalls calls;
    @Inject private CallBackoff backoff;

    @Override
    public String name() {
        return "payment-calls";
    }

    @Override
    public Class<PaymentEvent> events() {
        return PaymentEvent.class;
    }

    @Override
    public Duration pace() {
        return Reader.QUICK_PACE;
    }

    @Override
    public void on(PaymentEvent event, Metadata metadata) {
        switch (event) {
            case PaymentRequested e -> requested(e, metadata);
            case PaymentOutcomeUnknown _ -> {}
            case PaymentCaptured e -> captured(e, metadata);
            case RefundRequested e ->
                    find(e.paymentId()).ifPresent(call -> call.wishRefund(metadata));
            case RefundFailed e -> refundFailed(e, metadata);
            case RefundGivenUp e -> find(e.paymentId()).ifPresent(PaymentCall::rest);
            case PaymentDisputed _, PaymentDisputeClosed _ -> {}
            case PaymentDeclined _, PaymentRefunded _, PaymentVoided _ ->
                    find(event.paymentId()).ifPresent(this::remove);
        }
        transactions.afterCommit(calls::wake);
    }

    private void requested(PaymentRequested e, Metadata metadata) {
        if (e.amount().amount().signum() > 0) rows.persist(PaymentCall.toCapture(e, metadata));
    }

    private void captured(PaymentCaptured e, Metadata metadata) {
        if (e.providerReference() == null) return;
        var call = find(e.paymentId()).orElseGet(() -> PaymentCall.late(e, metadata));
        call.captured(e.providerReference(), metadata);
        rows.persist(call);
    }

    private void refundFailed(RefundFailed e, Metadata metadata) {
        var call = find(e.paymentId()).orElseGet(() -> PaymentCall.toRefundAgain(e, metadata));
        call.refundFailed(e, metadata, backoff.beforeRefund(e.attempt()));
        rows.persist(call);
    }

    /**
     * Deletes a call at once: JPA would write the insert of a later event of the same batch first.
     */
    private void remove(PaymentCall call) {
        rows.remove(call);
        rows.flush();
    }

    private Optional<PaymentCall> find(UUID paymentId) {
        return Optional.ofNullable(rows.find(PaymentCall.class, paymentId));
    }
}
