package dev.ordinal.shop.fulfilment;

/** Names of the timers of fulfilment, and the number of attempts. */
final class Timer {

    static final String STOCK = "stock";
    static final String PAYMENT = "payment";
    static final String ORDER = "order";
    static final String UNDO = "undo";

    /** The most requests for the same step before the saga does something else. */
    static final int MOST_ASKED = 3;

    private Timer() {}
}
