package dev.ordinal.payment.details;

/** Where a payment is in its life. */
public enum PaymentStatus {
    REQUESTED,
    UNKNOWN,
    CAPTURED,
    DECLINED,
    REFUNDING,
    REFUNDED,
    VOIDED
}
