package dev.ordinal.engine.aggregate;

import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.message.Event;

/**
 * A kind of aggregate, as its module hands it to CDI.
 *
 * @param commands the vocabulary of commands that it decides on
 * @param states the type of its state: a record, or a sealed interface of records
 * @param decider its rules
 */
public record Aggregate<C extends Command, S, E extends Event>(
        Class<C> commands, Class<S> states, Class<E> events, Decider<C, S, E> decider) {

    public S evolve(S state, Event event) {
        return decider.evolve(state, events.cast(event));
    }
}
