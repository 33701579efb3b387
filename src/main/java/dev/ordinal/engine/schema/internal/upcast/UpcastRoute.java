package dev.ordinal.engine.schema.internal.upcast;

import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.schema.upcast.Downcaster;
import dev.ordinal.engine.schema.upcast.Revision;

import java.util.Map;

/** The way from a stored version to what somebody wants of it. */
public sealed interface UpcastRoute {

    /** How many steps lie on its longest branch. */
    default int steps() {
        return 0;
    }

    /**
     * There.
     *
     * @param wanted the version that was asked for, which reads this one as it is
     */
    record Arrival(EventName wanted) implements UpcastRoute {}

    /** It is of no interest. */
    record PassedOver() implements UpcastRoute {}

    /**
     * There is none.
     *
     * @param why which step is missing
     */
    record Gap(String why) implements UpcastRoute {}

    /**
     * One step up, and on from there.
     *
     * @param on the way on for each event that can come out of it
     */
    record Up(Revision revision, Map<EventName, UpcastRoute> on) implements UpcastRoute {

        @Override
        public int steps() {
            return 1 + on.values().stream().mapToInt(UpcastRoute::steps).max().orElse(0);
        }
    }

    /**
     * One step down, and on from there.
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
