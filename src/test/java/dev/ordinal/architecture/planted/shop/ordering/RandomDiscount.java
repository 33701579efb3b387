package dev.ordinal.architecture.planted.shop.ordering;

import java.util.UUID;

/** A value that rolls dice. */
public final class RandomDiscount {

    private RandomDiscount() {}

    static String draw() {
        return UUID.randomUUID().toString();
    }
}
