package dev.ordinal.engine.saga;

import dev.ordinal.engine.message.Actor;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.message.Origin;
import dev.ordinal.engine.trace.TraceContext;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * Why an instance goes on.
 *
 * @param eventId the event that it heard, or null for a signal
 * @param answersTo what caused that event, or null
 * @param actor who wants it: the saga itself, or an operator
 */
record Cause(@Nullable UUID eventId, @Nullable UUID answersTo, UUID correlationId, Actor actor) {

    static Cause of(Metadata heard, String saga) {
        var origin = heard.origin();
        return new Cause(
                heard.id(), origin.causationId(), origin.correlationId(), Actor.system(saga));
    }

    /** A signal is the beginning of what follows. */
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
