package dev.ordinal.engine.command;

import dev.ordinal.engine.message.Actor;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.Origin;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.UUID;

/**
 * What comes with a command.
 *
 * @param id of this sending of the command; the cause of the events that follow
 * @param correlationId of the request or process that it belongs to
 * @param actor who wants it
 * @param traceparent W3C trace context, or null
 * @param tracestate its vendor part, or null
 * @param expectedVersions the versions that the actor has seen and insists on, or null for any
 * @param key its idempotency key, or null
 */
public record CommandContext(
        UUID id,
        UUID correlationId,
        Actor actor,
        @Nullable String traceparent,
        @Nullable String tracestate,
        @Nullable Set<Long> expectedVersions,
        @Nullable IdempotencyKey key) {

    /** A command of the service itself that starts something new. */
    public static CommandContext by(String system) {
        return by(Actor.system(system));
    }

    /** A command that starts something new. */
    public static CommandContext by(Actor actor) {
        var id = Ids.next();
        return new CommandContext(id, id, actor, null, null, null, null);
    }

    public CommandContext expecting(@Nullable Set<Long> versions) {
        return new CommandContext(id, correlationId, actor, traceparent, tracestate, versions, key);
    }

    public CommandContext with(@Nullable IdempotencyKey newKey) {
        return new CommandContext(
                id, correlationId, actor, traceparent, tracestate, expectedVersions, newKey);
    }

    public CommandContext within(@Nullable String parent, @Nullable String state) {
        return new CommandContext(id, correlationId, actor, parent, state, expectedVersions, key);
    }

    /** The origin of the events that this command leads to. */
    public Origin origin() {
        return new Origin(correlationId, id, actor, traceparent, tracestate);
    }

    /** Whether the actor takes the stream at this version. */
    public boolean takes(long version) {
        return expectedVersions == null || expectedVersions.contains(version);
    }
}
