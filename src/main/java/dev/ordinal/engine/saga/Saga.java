package dev.ordinal.engine.saga;

import dev.ordinal.engine.message.Event;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A saga: a process across several modules, as a transition table. The state of an instance and an
 * event give the next state and the effects. It is pure: no clock, no random ids, no I/O. A module
 * provides it as a CDI bean; any number of threads call it at the same time.
 *
 * <p>The engine calls {@link #on} in the transaction that stores the step, for one instance one
 * event after the other. An exception rolls back the step; the event is retried, and in the end
 * becomes a dead letter.
 *
 * <p>Events arrive late, more than once and in any order. An event that a state does not expect
 * must lead to the same state without effects.
 *
 * @param <S> the state of an instance: a sealed interface of immutable records. They are stored as
 *     JSON under their simple names. Newer code reads what older code stored: a component that was
 *     added is null then, and {@link #formerState} maps the name of a record that was renamed
 */
public interface Saga<S> {

    /**
     * The name of the saga: lower-case letters and underscores. It is stored: streams, timers and
     * subscriptions carry it, so it must not change.
     */
    String name();

    /** The sealed interface of the states. */
    Class<S> states();

    /** The state of an instance that has taken no step yet. */
    S initial();

    /**
     * The types of the events that the saga receives; the record of each names the version wanted.
     * Two kinds need not be listed: {@link SagaSignal}, and {@code CommandRefused} for a command
     * that an instance sent.
     */
    Set<Class<? extends Event>> events();

    /**
     * The id of the instance that an event is for; empty to ignore it. Called for {@link #events}.
     */
    Optional<String> instance(Event event);

    /**
     * The step that an event leads to.
     *
     * @param event one of {@link #events}, a {@link SagaSignal}, or a refused command
     */
    Step<S> on(S state, Event event);

    /** Whether a state is final. The timers of a finished instance are stopped. */
    boolean isFinished(S state);

    /** The names of what an operator must look after in a state; none by default. */
    default List<String> needsAttention(S state) {
        return List.of();
    }

    /**
     * The current name of a state that is stored under a former name.
     *
     * @param name the stored name
     * @return the simple name of a record of {@link #states}; by default the stored name
     */
    default String formerState(String name) {
        return name;
    }
}
