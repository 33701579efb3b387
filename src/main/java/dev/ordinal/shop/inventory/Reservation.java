package dev.ordinal.shop.inventory;

/** State of one reservation. */
sealed interface Reservation {

    record Unheard() implements Reservation {}

    record Held(int quantity) implements Reservation {}

    record Sold(int quantity) implements Reservation {}

    record Released() implements Reservation {}
}
