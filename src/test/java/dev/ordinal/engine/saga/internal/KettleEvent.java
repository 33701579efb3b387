package dev.ordinal.engine.saga.internal;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventType;

import java.util.UUID;

/** Events of guests and kettles. */
sealed interface KettleEvent extends Event {

    UUID kettleId();

    /**
     * A guest orders tea.
     *
     * @param isStuck whether the kettle cannot be cooled down again
     */
    @EventType(name = "kettle.tea_wanted")
    record TeaWanted(UUID kettleId, int litres, boolean isStuck, int steepMillis)
            implements KettleEvent {}

    /** The guest leaves. */
    @EventType(name = "kettle.tea_unwanted")
    record TeaUnwanted(UUID kettleId) implements KettleEvent {}

    @EventType(name = "kettle.boiled")
    record WaterBoiled(UUID kettleId) implements KettleEvent {}

    @EventType(name = "kettle.cooled")
    record WaterCooled(UUID kettleId) implements KettleEvent {}
}
