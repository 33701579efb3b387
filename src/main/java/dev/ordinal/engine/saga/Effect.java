package dev.ordinal.engine.saga;

import dev.ordinal.engine.message.Command;

import java.time.Duration;

/** An effect of a step; the engine carries it out in the transaction that stores the step. */
public sealed interface Effect {

    /** Sends a command to the module that declares it, through the broker. */
    record Send(Command command) implements Effect {}

    /** Starts a timer, or starts it anew; the database's clock counts. */
    record StartTimer(String name, Duration after) implements Effect {}

    /** Stops a timer, if it runs. */
    record CancelTimer(String name) implements Effect {}
}
