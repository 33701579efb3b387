package dev.ordinal.engine.schema.upcast;

import dev.ordinal.engine.message.EventName;

import java.util.Map;

/** The way from a stored version to what somebody wants of it. */
public sealed interface Route {

    /** How many steps lie on its longest branch. */
    default int steps() {
        return 0;
    }

    /**
     * There.
     *
     * @param wanted the version that was asked for, which reads this one as it is
     */
    record Arrival(EventName wanted) implements Route {}

    /** It is of no interest. */
    record PassedOver() implements Route {}

    /**
     * There is none.
     *
     * @param why which step is missing
     */
    record Gap(String why) implements Route {}

    /**
     * One step up, and on from there.
     *
     * @param on the way on for each event that can come out of it
     */
    record Up(Revision revision, Map<EventName, Route> on) implements Route {

        @Override
        public int steps() {
            return 1 + on.values().stream().mapToInt(Route::steps).max().orElse(0);
        }
    }

    /**
     * One step down, and on from there.
     *
     * @param to the older version
     */
    record Down(Downcaster revision, EventName to, Route on) implements Route {

        @Override
        public int steps() {
            return 1 + on.steps();
        }
    }
}
