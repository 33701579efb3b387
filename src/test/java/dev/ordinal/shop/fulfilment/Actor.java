package dev.ordinal.shop.fulfilment;

import dev.ordinal.engine.aggregate.Decider;
import dev.ordinal.engine.aggregate.Decision.Accepted;
import dev.ordinal.engine.aggregate.Decision.Refused;
import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.message.Event;

import java.util.List;

/**
 * Simulation of an aggregate in its module, without a server.
 *
 * @param state its current state
 */
record Actor<C extends Command, S, E extends Event>(Decider<C, S, E> decider, S state) {

    /** Result of a command; {@code refusal} is null if it was accepted. */
    record Answer<C extends Command, S, E extends Event>(
            Actor<C, S, E> actor, List<E> events, String refusal) {}

    static <C extends Command, S, E extends Event> Actor<C, S, E> of(Decider<C, S, E> decider) {
        return new Actor<>(decider, decider.initial());
    }

    Answer<C, S, E> take(C command) {
        return switch (decider.decide(state, command)) {
            case Refused<E>(var code) -> new Answer<>(this, List.of(), code);
            case Accepted<E>(var events) -> {
                var after = state;
                for (E event : events) after = decider.evolve(after, event);
                yield new Answer<>(new Actor<>(decider, after), events, "");
            }
        };
    }

    /** Compares the states only, since a decider has none. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Actor<?, ?, ?> actor && state.equals(actor.state);
    }

    @Override
    public int hashCode() {
        return state.hashCode();
    }

    @Override
    public String toString() {
        return state.toString();
    }
}
