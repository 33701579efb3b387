package dev.ordinal.ordering.contract;

/** Where an order is in its life. */
public enum OrderStatus {
    OPEN,
    SUBMITTED,
    PAID,
    /** Its cancellation was asked for while it was on its way, which is undone now. */
    CANCELLING,
    CONFIRMED,
    CANCELLED
}
