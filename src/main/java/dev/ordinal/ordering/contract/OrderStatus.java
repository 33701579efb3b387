package dev.ordinal.ordering.contract;

/** Where an order is in its life. */
public enum OrderStatus {
    OPEN,
    SUBMITTED,
    PAID,
    CONFIRMED,
    CANCELLED
}
