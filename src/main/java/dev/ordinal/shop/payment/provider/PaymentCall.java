package dev.ordinal.shop.payment.provider;

import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.privacy.Personal;
import dev.ordinal.engine.trace.TraceContext;
import dev.ordinal.shop.money.Money;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentCaptured;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentRequested;
import dev.ordinal.shop.payment.contract.PaymentEvent.RefundFailed;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Call to the provider that is to be made for one payment, and the time from which it is due. */
@Entity
@Table(name = "payment_call")
@Cacheable(false)
class PaymentCall {

    private static final String CAPTURE = "capture";
    private static final String REFUND = "refund";

    @Id
    @Column(name = "payment_id")
    private UUID paymentId;

    private String kind;
    private BigDecimal amount;
    private String currency;

    @Column(name = "payment_method")
    private String paymentMethod;

    @Column(name = "refund_wished")
    private boolean refundWished;

    private @Nullable String reference;
    private @Nullable String refund;

    @Column(name = "correlation_id")
    private UUID correlationId;

    @Column(name = "causation_id")
    private @Nullable UUID causationId;

    private @Nullable String traceparent;
    private @Nullable String tracestate;
    private long version;
    private Instant since;
    private int attempts;
    private int attempt = 1;

    @Column(name = "due_at")
    private @Nullable Instant dueAt;

    protected PaymentCall() {}

    private PaymentCall(UUID paymentId, Money money, Personal method, Metadata metadata) {
        this.paymentId = paymentId;
        this.amount = money.amount();
        this.currency = money.currency();
        this.paymentMethod = method.written();
        this.correlationId = metadata.origin().correlationId();
        this.causationId = metadata.origin().causationId();
        comeUp(CAPTURE, metadata);
    }

    /** The call that takes the money. */
    static PaymentCall toCapture(PaymentRequested e, Metadata metadata) {
        return new PaymentCall(e.paymentId(), e.amount(), e.paymentMethod(), metadata);
    }

    /** The call for a payment that was captured after it had ended. */
    static PaymentCall late(PaymentCaptured e, Metadata metadata) {
        return new PaymentCall(e.paymentId(), e.amount(), Personal.plain(""), metadata);
    }

    /** The call for a refund that failed after the payment had ended. */
    static PaymentCall toRefundAgain(RefundFailed e, Metadata metadata) {
        return new PaymentCall(e.paymentId(), e.amount(), Personal.plain(""), metadata);
    }

    /** Records that the provider has the money; another call is due only for a refund. */
    void captured(@Nullable String newReference, Metadata metadata) {
        reference = newReference;
        toRefund(metadata);
        if (!refundWished) dueAt = null;
    }

    void wishRefund(Metadata metadata) {
        refundWished = true;
        causationId = metadata.origin().causationId();
        if (isRefund()) toRefund(metadata);
    }

    /** Records that a refund failed; the next attempt is due at a later time. */
    void refundFailed(RefundFailed e, Metadata metadata, Duration pause) {
        reference = e.providerReference();
        refund = null;
        refundWished = true;
        attempt = e.attempt() + 1;
        toRefund(metadata);
        dueAt = metadata.recordedAt().plus(pause);
    }

    /** Lets the call rest until a refund is wished again. */
    void rest() {
        dueAt = null;
    }

    private void toRefund(Metadata metadata) {
        comeUp(REFUND, metadata);
        attempts = 0;
    }

    private void comeUp(String newKind, Metadata metadata) {
        kind = newKind;
        version = metadata.version();
        since = metadata.recordedAt();
        dueAt = metadata.recordedAt();
        traceparent = metadata.origin().traceparent();
        tracestate = metadata.origin().tracestate();
    }

    UUID paymentId() {
        return paymentId;
    }

    boolean isRefund() {
        return kind.equals(REFUND);
    }

    Money amount() {
        return new Money(amount, currency);
    }

    Personal paymentMethod() {
        return Personal.of(paymentMethod);
    }

    /** The provider's name for the payment, if it is known. */
    @Nullable String reference() {
        return reference;
    }

    /** The provider's name for the refund, if it is known. */
    @Nullable String refund() {
        return refund;
    }

    /** The number of the attempt to refund, from 1; each has an idempotency key of its own. */
    int attempt() {
        return attempt;
    }

    UUID correlationId() {
        return correlationId;
    }

    /** The id of the command that caused the call; null in rows from before it was stored. */
    @Nullable UUID causationId() {
        return causationId;
    }

    /** The trace in which this call was created. */
    TraceContext trace() {
        return new TraceContext(traceparent, tracestate);
    }

    /** The version of the payment's stream at which this call was created. */
    long version() {
        return version;
    }

    /** The time at which this call was created. */
    Instant since() {
        return since;
    }

    /** The number of calls that did not settle the payment. */
    int attempts() {
        return attempts;
    }
}
