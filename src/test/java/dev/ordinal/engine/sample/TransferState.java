package dev.ordinal.engine.sample;

import dev.ordinal.engine.sample.CounterEvent.TransferStarted;

/** States of a transfer. */
sealed interface TransferState {

    record Idle() implements TransferState {}

    /** The delay is not over yet. */
    record Waiting(TransferStarted transfer) implements TransferState {}

    /** The other counter was asked to count. */
    record Counting(TransferStarted transfer) implements TransferState {}

    record Transferred() implements TransferState {}

    /** The other counter refused, and the first one was asked to take back what it gave. */
    record GivingBack(TransferStarted transfer, String reason) implements TransferState {}

    record GivenBack(String reason) implements TransferState {}

    /** Both counters have refused. */
    record Lost(String reason) implements TransferState {}
}
