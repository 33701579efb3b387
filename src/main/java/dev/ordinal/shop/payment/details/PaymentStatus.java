package dev.ordinal.shop.payment.details;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Status of a payment. */
@Schema(
        type = SchemaType.STRING,
        enumeration = {
            "requested",
            "unknown",
            "captured",
            "declined",
            "refunding",
            "refunded",
            "voided"
        })
public enum PaymentStatus {
    REQUESTED,
    UNKNOWN,
    CAPTURED,
    DECLINED,
    REFUNDING,
    REFUNDED,
    VOIDED
}
