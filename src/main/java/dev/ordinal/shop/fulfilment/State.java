package dev.ordinal.shop.fulfilment;

import dev.ordinal.engine.privacy.Personal;
import dev.ordinal.engine.saga.Compensation;

import java.util.Set;

/** States of the fulfilment of an order. */
sealed interface State {

    record NotStarted() implements State {}

    /** The cancellation was received before the order. */
    record Unwanted(Personal reason) implements State {}

    /** States in which something has been done that may have to be undone. */
    sealed interface UnderWay extends State {
        Purchase purchase();
    }

    /** Stock is being reserved. */
    record Reserving(Purchase purchase, Set<String> reserved) implements UnderWay {}

    /** All stock is reserved; the money is being taken. */
    record Paying(Purchase purchase) implements UnderWay {}

    /**
     * The payment is being recorded at the order.
     *
     * @param reference the payment provider's name for the payment
     * @param asked number of times that the order was asked
     */
    record Recording(Purchase purchase, String reference, int asked) implements UnderWay {}

    /** The payment is recorded; the order is being confirmed. */
    record Confirming(Purchase purchase, int asked) implements UnderWay {}

    /**
     * The order has not answered in time and is asked to end. It decides whether it was confirmed
     * before.
     */
    record GivingUp(Purchase purchase, int asked) implements State {}

    /**
     * The order is confirmed; the reserved stock is being sold. The saga cannot turn back any more.
     */
    record Selling(Purchase purchase, Set<String> sold, int asked) implements State {}

    record Fulfilled() implements State {}

    /** The steps that were done are being undone. */
    record Compensating(Purchase purchase, Personal reason, Compensation undoing)
            implements State {}

    record Cancelled(Personal reason) implements State {}
}
