package dev.ordinal.shop.fulfilment;

import dev.ordinal.engine.privacy.Personal;
import dev.ordinal.engine.saga.Compensation;

import java.util.Set;

/** Where the fulfilment of an order stands. */
sealed interface State {

    record NotStarted() implements State {}

    /** The cancellation was heard of before the order was. */
    record Unwanted(Personal reason) implements State {}

    /** Something has been done that may have to be undone. */
    sealed interface UnderWay extends State {
        Purchase purchase();
    }

    /** Stock is being reserved. */
    record Reserving(Purchase purchase, Set<String> reserved) implements UnderWay {}

    /** All is reserved, the money is being taken. */
    record Paying(Purchase purchase) implements UnderWay {}

    /**
     * The order is being told that it is paid.
     *
     * @param reference what the payment provider calls the payment
     * @param asked how often it was told
     */
    record Recording(Purchase purchase, String reference, int asked) implements UnderWay {}

    /** The order knows that it is paid, and is being confirmed. */
    record Confirming(Purchase purchase, int asked) implements UnderWay {}

    /** The order does not answer. It decides which is first: its confirmation, or its end. */
    record GivingUp(Purchase purchase, int asked) implements State {}

    /** The order is confirmed: what was reserved is being sold. There is no way back. */
    record Selling(Purchase purchase, Set<String> sold, int asked) implements State {}

    record Fulfilled() implements State {}

    /** What was done is being undone. */
    record Compensating(Purchase purchase, Personal reason, Compensation undoing)
            implements State {}

    record Cancelled(Personal reason) implements State {}
}
