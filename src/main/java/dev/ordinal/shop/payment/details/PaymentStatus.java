package dev.ordinal.shop.payment.details;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Status of a payment. {@link #REFUND_FAILED} is that of a refund that was given up: a person must
 * see to it.
 */
@Schema(
        type = SchemaType.STRING,
        enumeration = {
            "requested",
            "unknown",
            "captured",
            "declined",
            "refunding",
            "refunded",
            "refund_failed",
            "voided"
        })
public enum PaymentStatus {
    REQUESTED,
    UNKNOWN,
    CAPTURED,
    DECLINED,
    REFUNDING,
    REFUNDED,
    REFUND_FAILED,
    VOIDED
}
