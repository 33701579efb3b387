package dev.ordinal.engine.command;

import dev.ordinal.engine.message.Actor;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.Origin;

import org.jspecify.annotations.Nullable;

import java.util.UUID;
import java.util.function.LongPredicate;

/**
 * The sender of one command, the process that it belongs to, and its preconditions. Immutable.
 *
 * @param id the id of this sending of the command: the causation id of its events
 * @param correlationId the id of the request or process that the command belongs to
 * @param actor the actor that wants the command; it is stored with the events
 * @param traceparent the W3C trace context, or null; the bus puts in that of its own span
 * @param tracestate the vendor part of it, or null
 * @param expectedVersions the versions of the stream on which the command may be decided, or null
 *     for any; version 0 is a stream without events. On another version, a command that would be
 *     accepted is {@link CommandResult.Stale}
 * @param key the idempotency key, or null
 */
public record CommandContext(
        UUID id,
        UUID correlationId,
        Actor actor,
        @Nullable String traceparent,
        @Nullable String tracestate,
        @Nullable LongPredicate expectedVersions,
        @Nullable IdempotencyKey key) {

    /**
     * The context of a command that a part of the service sends and that starts a new process; the
     * role is {@link Actor#SYSTEM}.
     *
     * @param system the name of that part
     */
    public static CommandContext by(String system) {
        return by(Actor.system(system));
    }

    /** The context of a command that starts a new process: its id is also the correlation id. */
    public static CommandContext by(Actor actor) {
        var id = Ids.next();
        return new CommandContext(id, id, actor, null, null, null, null);
    }

    /** This context with these expected versions. */
    public CommandContext expecting(@Nullable LongPredicate versions) {
        return new CommandContext(id, correlationId, actor, traceparent, tracestate, versions, key);
    }

    /** This context with that idempotency key. */
    public CommandContext with(@Nullable IdempotencyKey newKey) {
        return new CommandContext(
                id, correlationId, actor, traceparent, tracestate, expectedVersions, newKey);
    }

    /** This context in that trace. */
    public CommandContext within(@Nullable String parent, @Nullable String state) {
        return new CommandContext(id, correlationId, actor, parent, state, expectedVersions, key);
    }

    /** The origin of the events that the command leads to. */
    public Origin origin() {
        return new Origin(correlationId, id, actor, traceparent, tracestate);
    }

    /** Whether the command may be decided on this version of its stream. */
    public boolean takes(long version) {
        return expectedVersions == null || expectedVersions.test(version);
    }
}
