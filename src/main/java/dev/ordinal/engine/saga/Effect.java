package dev.ordinal.engine.saga;

import dev.ordinal.engine.message.Command;

import java.time.Duration;

/** What a saga wants to be done. */
public sealed interface Effect {

    /** A command for another module, or for any module through the broker. */
    record Send(Command command) implements Effect {}

    /** A timer, counted by the database's clock. */
    record StartTimer(String name, Duration after) implements Effect {}

    record CancelTimer(String name) implements Effect {}
}
