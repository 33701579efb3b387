package dev.ordinal.shop.ordering.contract;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Status of an order. */
@Schema(
        type = SchemaType.STRING,
        enumeration = {"open", "submitted", "paid", "cancelling", "confirmed", "cancelled"})
public enum OrderStatus {
    OPEN,
    SUBMITTED,
    PAID,
    /** Cancelled after its submission; fulfilment is undoing its steps. */
    CANCELLING,
    CONFIRMED,
    CANCELLED
}
