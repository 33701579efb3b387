package dev.ordinal.engine.aggregate;

import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.message.Event;

/**
 * One kind of aggregate: its vocabularies and its rules. A module hands it to CDI; the engine then
 * handles each of its commands: it folds the command's stream into a state, decides, and appends
 * the events.
 *
 * <pre>{@code
 * @Produces
 * Aggregate<ParcelCommand, Parcel.State, ParcelEvent> parcel() {
 *     return new Aggregate<>(
 *             ParcelCommand.class, Parcel.State.class, ParcelEvent.class, new Parcel());
 * }
 * }</pre>
 *
 * The events of one command are appended in one transaction, behind the version that was decided
 * on. A recent state is kept in memory ({@code ordinal.aggregates.cached}, 10,000 for each kind),
 * and a snapshot is taken every {@code ordinal.snapshots.every} events (100). A snapshot counts
 * only as long as the classes of decider and state are those that made it.
 *
 * @param commands the vocabulary of commands: a sealed interface of records, or one record. No
 *     other aggregate and no {@link dev.ordinal.engine.command.CommandHandler} may take one of
 *     them, or the server does not start
 * @param states the type of the state: a record, or a sealed interface of records, which can be
 *     written as JSON
 * @param events the vocabulary of events; it must cover every event on the streams of these
 *     commands
 * @param decider the rules; any number of threads call it at the same time
 */
public record Aggregate<C extends Command, S, E extends Event>(
        Class<C> commands, Class<S> states, Class<E> events, Decider<C, S, E> decider) {

    /**
     * The state after an event.
     *
     * @throws ClassCastException if the event is not of {@link #events}
     */
    public S evolve(S state, Event event) {
        return decider.evolve(state, events.cast(event));
    }
}
