package dev.ordinal.engine.aggregate;

import dev.ordinal.engine.aggregate.Decision.Accepted;
import dev.ordinal.engine.aggregate.Decision.Refused;
import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.message.Event;

import java.util.List;

/**
 * The rules of one kind of aggregate, as a transition table. It is pure: the same state and command
 * give the same decision on every server and at every time, so it has no fields that change and
 * calls neither clock, random numbers nor I/O. Times and new ids arrive in the command.
 *
 * <p>The engine calls it on the thread that sends the command, in the command's transaction, and
 * calls it again on the newer state when another transaction has appended to the stream meanwhile.
 * Any number of threads call it at the same time.
 *
 * @param <C> the vocabulary of its commands
 * @param <S> the state, immutable: it is kept in memory and shared by threads
 * @param <E> the vocabulary of its events
 */
public interface Decider<C extends Command, S, E extends Event> {

    /** The state before the first event of a stream. */
    S initial();

    /**
     * The decision on a command in a state. Refuse whatever a caller can send and a rule forbids;
     * an exception means that the software is broken. It rolls back the transaction and reaches
     * whoever sent the command: over HTTP as 500, and from another module as a message that is
     * retried and in the end becomes a dead letter.
     *
     * @param state every event of the stream folded, up to now
     * @param command a command that has passed Bean Validation
     */
    Decision<E> decide(S state, C command);

    /**
     * The state after an event. It accepts every event, in every state that the stream can be in,
     * since the event has happened; a rule that was added later must not be checked here. An
     * exception makes every command on that stream fail.
     */
    S evolve(S state, E event);

    /** Accepts the command with one event. For several, return {@link Accepted} itself. */
    default Decision<E> accept(E event) {
        return new Accepted<>(List.of(event));
    }

    /** Accepts the command without an event, because what it asks for is already so. */
    default Decision<E> acceptNothing() {
        return new Accepted<>(List.of());
    }

    /**
     * Refuses the command.
     *
     * @param code as in {@link Refused}
     */
    default Decision<E> refuse(String code) {
        return new Refused<>(code);
    }
}
