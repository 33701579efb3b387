package dev.ordinal.engine.aggregate;

import dev.ordinal.engine.aggregate.Decision.Accepted;
import dev.ordinal.engine.aggregate.Decision.Refused;
import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.message.Event;

import java.util.List;

/**
 * The rules of one kind of aggregate. Pure: the same state and command give the same decision on
 * every server and at every time. Clock and ids come in the command.
 *
 * @param <C> the vocabulary of its commands
 * @param <S> its state, immutable
 * @param <E> the vocabulary of its events
 */
public interface Decider<C extends Command, S, E extends Event> {

    /** The state before the first event. */
    S initial();

    /** What follows from a command in a state. Never throws for what a caller can send. */
    Decision<E> decide(S state, C command);

    /** The state behind an event. Never refuses: the event has happened. */
    S evolve(S state, E event);

    /** Accepts, and this is what happens. */
    default Decision<E> accept(E event) {
        return new Accepted<>(List.of(event));
    }

    /** Accepts; nothing is left to happen. */
    default Decision<E> acceptNothing() {
        return new Accepted<>(List.of());
    }

    /** Refuses, for the reason with this code. */
    default Decision<E> refuse(String code) {
        return new Refused<>(code);
    }
}
