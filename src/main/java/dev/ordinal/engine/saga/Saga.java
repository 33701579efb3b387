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
 * <pre>{@code
 * public Step<State> on(State state, Event event) {
 *     return switch (new Given(state, event)) {
 *         case Given(Waiting _, ParcelSent e) -> Step.<State>to(new UnderWay()).send(new DeliverParcel(e.parcelId()));
 *         case Given(UnderWay _, ParcelDelivered _) -> Step.to(new Done());
 *         default -> Step.to(state);
 *     };
 * }
 * }</pre>
 *
 * Events come from the broker, through a {@link dev.ordinal.engine.consumer.Subscription} for each
 * type, named {@code <saga>-<event>} with dashes for dots and underscores. They arrive late and in
 * any order; an event that a state does not expect must lead to the same state without effects.
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

    /**
     * The sealed interface of the states. Unfinished instances whose state this code cannot read
     * keep the server from becoming ready.
     */
    Class<S> states();

    /** The state of an instance that has taken no step yet. */
    S initial();

    /**
     * The types of the events that the saga receives, each a record that names the version wanted.
     * Two kinds are not listed here and come all the same: {@link SagaSignal}, and {@link
     * dev.ordinal.engine.dispatch.CommandEvent.CommandRefused} for a command that an instance sent.
     */
    Set<Class<? extends Event>> events();

    /**
     * The id of the instance that an event is for: any text that is not blank. Empty to ignore the
     * event. A first event for an id begins the instance. It is called for {@link #events} only,
     * and an exception is treated as one of {@link #on}.
     */
    Optional<String> instance(Event event);

    /**
     * The step that an event leads to. It is called in the transaction that stores the step, for
     * one instance one event after the other, and once for each event unless that transaction is
     * rolled back. If the state is equal to the one before and there are no effects, nothing is
     * stored. Events come to finished instances too.
     *
     * <p>An exception rolls back the step. The event is retried and in the end becomes a dead
     * letter, as {@link dev.ordinal.engine.consumer.Subscription#on} describes; a time-out is
     * retried every 30 seconds; the request of an operator fails.
     *
     * @param state the state after the last step, or {@link #initial}
     * @param event one of {@link #events}, a {@link SagaSignal}, or a refused command
     */
    Step<S> on(S state, Event event);

    /**
     * Whether a state is final. The timers of a finished instance are stopped, and it is no longer
     * among the open instances.
     */
    boolean isFinished(S state);

    /**
     * The names of the things in a state that need an operator, none by default; a name holds no
     * line break. Instances that need attention are listed and counted. The operator answers with
     * {@link SagaSignal.RetryAsked} or, for one name, {@link SagaSignal.SettledByHand}.
     */
    default List<String> needsAttention(S state) {
        return List.of();
    }

    /**
     * The current name of a state that is stored under a former name. It is called for every state
     * that is read, also for names that have not changed.
     *
     * @param name the stored name
     * @return the simple name of a record of {@link #states}; by default the stored name
     */
    default String formerState(String name) {
        return name;
    }
}
