package dev.ordinal.engine.command;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import dev.ordinal.engine.message.StreamId;

import java.util.List;

/**
 * The result of a command. Whatever a caller can bring about is a result; an exception means that
 * software or infrastructure is broken. Only an {@link Accepted} command can have changed anything.
 */
public sealed interface CommandResult {

    /**
     * The results that are kept with an idempotency key: a repetition gets the same one again.
     * These names are stored.
     */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Accepted.class, name = "accepted"),
        @JsonSubTypes.Type(value = Refused.class, name = "refused")
    })
    sealed interface Decided extends CommandResult {}

    /**
     * The command is accepted, and its events are durable.
     *
     * @param stream the stream of the command
     * @param version the version of the stream now; unchanged if there were no events
     */
    record Accepted(StreamId stream, long version) implements Decided {}

    /**
     * The command is refused by a rule of the domain.
     *
     * @param code the stable code of the rule: {@code order.already-paid}
     */
    record Refused(String code) implements Decided {}

    /**
     * The command would be accepted, but the stream has another version than the sender expects.
     *
     * @param currentVersion the version that it has
     */
    record Stale(long currentVersion) implements CommandResult {}

    /**
     * Other transactions have appended to the stream at every attempt. Sending the command again
     * may help.
     *
     * @param stream the stream of the command
     */
    record Conflict(StreamId stream) implements CommandResult {}

    /**
     * The command breaks constraints of Bean Validation, whatever the state is.
     *
     * @param violations all of them, sorted by path
     */
    record Invalid(List<Violation> violations) implements CommandResult {}

    /** A {@link CommandPolicy} does not permit the command. */
    record Forbidden() implements CommandResult {}

    /** The idempotency key was used with another command. */
    record KeyReused() implements CommandResult {}

    /** The first command with this idempotency key has no result yet. */
    record StillRunning() implements CommandResult {}

    /**
     * One broken constraint.
     *
     * @param path the place in the command, as Bean Validation writes it: {@code items[2].quantity}
     * @param message the constraint, in words
     */
    record Violation(String path, String message) {}
}
