package dev.ordinal.engine.saga;

import dev.ordinal.engine.message.Command;

import java.time.Duration;

/**
 * An effect of a step. {@link Step} has a method for each. The engine carries it out in the
 * transaction that stores the step.
 */
public sealed interface Effect {

    /**
     * Sends a command to the module that its {@link dev.ordinal.engine.message.CommandType} names,
     * through the broker. A command without that annotation makes the step fail with an {@link
     * IllegalArgumentException}. If the module refuses it, the instance receives a {@link
     * dev.ordinal.engine.dispatch.CommandEvent.CommandRefused}.
     */
    record Send(Command command) implements Effect {}

    /**
     * Starts a timer, or starts it anew if it runs.
     *
     * @param name the name, unique in the instance
     * @param after the time until it is due, in milliseconds, by the database's clock; due timers
     *     are looked for every 250 milliseconds
     */
    record StartTimer(String name, Duration after) implements Effect {}

    /** Stops a timer, if it runs. */
    record CancelTimer(String name) implements Effect {}
}
