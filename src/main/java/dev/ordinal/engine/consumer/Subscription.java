package dev.ordinal.engine.consumer;

import dev.ordinal.engine.consumer.internal.Patterns;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.Metadata;

/**
 * Receives events from the broker, from this service or another. A module hands one to CDI; all
 * servers share its backlog. The effect of {@link #on} commits with the note that the event was
 * worked off, so an event that arrives twice has one effect.
 *
 * @param <E> the vocabulary
 */
public interface Subscription<E extends Event> {

    /** Names the backlog on the broker and the inbox. Changing it begins a new subscription. */
    String name();

    /** Which events: {@code order.created}, {@code order.#}, {@code *.refunded}. */
    String pattern();

    /**
     * The vocabulary: records that each name an event and the version that is wanted of it, which
     * need not be the newest. What matches the pattern but is not of it must be ignored by {@link
     * #ignores}, or is a dead letter.
     */
    Class<E> events();

    /** Whether events of this name, which the pattern brings, are to be passed over. */
    default boolean ignores(String eventName) {
        return false;
    }

    /**
     * Whether the events of a stream are worked off in order, whatever happens. Then a failure
     * makes the later events of its stream wait; other streams go on.
     */
    default boolean isOrdered() {
        return false;
    }

    /**
     * How often and when to try again; {@code ordinal.subscriptions.<name>.retry.*} changes it from
     * outside.
     */
    default RetryPolicy retry() {
        return RetryPolicy.USUAL;
    }

    /** Whether events of this name match the pattern. */
    default boolean matches(String eventName) {
        return Patterns.matches(pattern(), eventName);
    }

    /**
     * Works one event off, in a transaction. What it throws rolls back, and it is tried again by
     * {@link #retry}; then it is a dead letter.
     */
    void on(E event, Metadata metadata);
}
