package dev.ordinal.engine.aggregate;

import dev.ordinal.engine.message.Event;

import java.util.List;

/**
 * What a decider answers.
 *
 * @param <E> the vocabulary of its events
 */
public sealed interface Decision<E extends Event> {

    /**
     * Yes.
     *
     * @param events what happens now, in this order; none if it had all happened before
     */
    record Accepted<E extends Event>(List<E> events) implements Decision<E> {}

    /**
     * No, by a rule of the domain.
     *
     * @param code stable, {@code order.already-paid}; it names the page that explains it
     */
    record Refused<E extends Event>(String code) implements Decision<E> {}
}
