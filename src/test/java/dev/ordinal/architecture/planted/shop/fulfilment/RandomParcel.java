package dev.ordinal.architecture.planted.shop.fulfilment;

/** A value that rolls dice. */
public final class RandomParcel {

    private RandomParcel() {}

    static double draw() {
        return Math.random();
    }
}
