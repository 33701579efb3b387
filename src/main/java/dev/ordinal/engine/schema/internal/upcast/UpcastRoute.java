package dev.ordinal.engine.schema.internal.upcast;

import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.schema.upcast.Downcaster;
import dev.ordinal.engine.schema.upcast.Revision;

import java.util.Map;

/** Route from a stored version to the version that a reader wants. */
public sealed interface UpcastRoute {

    /** The number of steps on its longest branch. */
    default int steps() {
        return 0;
    }

    /**
     * End of a route.
     *
     * @param wanted the version that was asked for; it reads this one unchanged
     */
    record Arrival(EventName wanted) implements UpcastRoute {}

    /** Route of an event that the reader ignores. */
    record PassedOver() implements UpcastRoute {}

    /**
     * Missing route.
     *
     * @param why the step that is missing
     */
    record Gap(String why) implements UpcastRoute {}

    /**
     * A step to a newer version, and the routes that follow.
     *
     * @param on the route that follows, for each type of event that the step can produce
     */
    record Up(Revision revision, Map<EventName, UpcastRoute> on) implements UpcastRoute {

        @Override
        public int steps() {
            return 1 + on.values().stream().mapToInt(UpcastRoute::steps).max().orElse(0);
        }
    }

    /**
     * A step to an older version, and the route that follows.
     *
     * @param to the older version
     */
    record Down(Downcaster revision, EventName to, UpcastRoute on) implements UpcastRoute {

        @Override
        public int steps() {
            return 1 + on.steps();
        }
    }
}
