package dev.ordinal.engine.store;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.schema.EventName;
import dev.ordinal.engine.schema.EventRegistry;

/**
 * An event as it lies in the log.
 *
 * @param type name and version under which it was written
 * @param body JSON, as it was written
 * @param metadata where it stands and where it came from
 */
public record StoredEvent(EventName type, String body, Metadata metadata) {

    /** The event itself; throws if no code of this server reads it. */
    public Event read(EventRegistry registry) {
        return registry.read(type, body, metadata.position());
    }
}
