package dev.ordinal.engine.saga;

import dev.ordinal.engine.message.Event;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A transition table: where an instance stands and what it hears give where it stands then and what
 * is to be done. Pure: no clock, no ids, no I/O. A module hands one to CDI.
 *
 * <p>Events come late, more than once and in any order. What a state has no row for must leave it
 * as it is.
 *
 * @param <S> where an instance stands: a sealed interface of records, immutable. They are stored as
 *     JSON by their simple names, and newer code reads what older code wrote: a new component may
 *     be null then, and a renamed record is brought over by {@link #formerState}
 */
public interface Saga<S> {

    /** Names its streams, its timers and its subscriptions; lower-case letters and underscores. */
    String name();

    /** The type of its states. */
    Class<S> states();

    /** Where an instance stands before it has heard anything. */
    S initial();

    /**
     * The events that it hears, each a record that names the version wanted. It hears besides, and
     * without being declared here: {@link SagaSignal}, and refusals of the commands that it sent.
     */
    Set<Class<? extends Event>> events();

    /** Which instance an event is for; empty if for none. Only asked about {@link #events}. */
    Optional<String> instance(Event event);

    /** What follows from an event in a state. */
    Step<S> on(S state, Event event);

    /** Whether nothing is left to be done. */
    boolean isFinished(S state);

    /** What a person must look after, for each thing a name; none as a rule. */
    default List<String> needsAttention(S state) {
        return List.of();
    }

    /** The name of the state that used to have another; the same name as a rule. */
    default String formerState(String name) {
        return name;
    }
}
