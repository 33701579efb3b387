package dev.ordinal.engine.command;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import dev.ordinal.engine.message.StreamId;

import java.util.List;

/** What became of a command. Only broken software and broken infrastructure throw. */
public sealed interface CommandResult {

    /** Those that are kept with an idempotency key: the command was decided. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Accepted.class, name = "accepted"),
        @JsonSubTypes.Type(value = Refused.class, name = "refused")
    })
    sealed interface Decided extends CommandResult {}

    /**
     * Done, and durable.
     *
     * @param version the stream's version now
     */
    record Accepted(StreamId stream, long version) implements Decided {}

    /** Refused by a rule of the domain, with its stable code. Nothing has happened. */
    record Refused(String code) implements Decided {}

    /** The caller expected another version of the stream than this current one. */
    record Stale(long currentVersion) implements CommandResult {}

    /** Others were faster, again and again. Trying once more may help. */
    record Conflict(StreamId stream) implements CommandResult {}

    /** The command itself is no valid one, in any state. */
    record Invalid(List<Violation> violations) implements CommandResult {}

    /** The actor may not do this. */
    record Forbidden() implements CommandResult {}

    /** The idempotency key was used with another command. */
    record KeyReused() implements CommandResult {}

    /** The command with this idempotency key has not been answered yet. */
    record StillRunning() implements CommandResult {}

    /**
     * One fault of an invalid command.
     *
     * @param path where in the command: {@code items[2].quantity}
     * @param message what is wrong there
     */
    record Violation(String path, String message) {}
}
