package dev.ordinal.engine.aggregate;

import dev.ordinal.engine.message.Event;

import java.util.List;

/**
 * The decision of a {@link Decider} on one command.
 *
 * @param <E> the vocabulary of its events
 */
public sealed interface Decision<E extends Event> {

    /**
     * The command is accepted.
     *
     * @param events what happens, in the order in which it is appended; empty if it has all
     *     happened before. The sender gets the new version of the stream, or the old one if there
     *     are no events
     */
    record Accepted<E extends Event>(List<E> events) implements Decision<E> {}

    /**
     * The command is refused by a rule of the domain. Nothing is appended; the sender gets the
     * code.
     *
     * @param code the rule, stable since callers act on it: {@code order.already-paid}. Over HTTP
     *     it answers with the {@link dev.ordinal.engine.http.ProblemType} of that code, or with 409
     *     if no module has one
     */
    record Refused<E extends Event>(String code) implements Decision<E> {}
}
