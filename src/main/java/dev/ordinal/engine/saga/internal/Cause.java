package dev.ordinal.engine.saga.internal;

import dev.ordinal.engine.message.Actor;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.message.Origin;
import dev.ordinal.engine.trace.TraceContext;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * The cause of a step.
 *
 * @param eventId the id of the event that the instance received; null for a signal
 * @param answersTo the id of what caused that event, or null
 * @param actor who acts: the saga itself, or an operator
 */
record Cause(@Nullable UUID eventId, @Nullable UUID answersTo, UUID correlationId, Actor actor) {

    static Cause of(Metadata event, String saga) {
        var origin = event.origin();
        return new Cause(
                event.id(), origin.causationId(), origin.correlationId(), Actor.system(saga));
    }

    /** The cause of a step that a signal leads to: no event comes before it. */
    static Cause signal(UUID correlationId, Actor actor) {
        return new Cause(null, null, correlationId, actor);
    }

    Origin origin() {
        var here = TraceContext.current();
        return new Origin(
                correlationId,
                eventId == null ? Ids.next() : eventId,
                actor,
                here.traceparent(),
                here.tracestate());
    }
}
