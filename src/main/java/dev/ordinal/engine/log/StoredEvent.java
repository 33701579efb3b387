package dev.ordinal.engine.log;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.schema.EventDecoder;

import java.util.List;

/**
 * An event as it lies in the log.
 *
 * @param type name and version under which it was written
 * @param body JSON, as it was written
 * @param metadata where it stands and where it came from
 */
public record StoredEvent(EventName type, String body, Metadata metadata) {

    /** What it is in a vocabulary: see {@link EventDecoder#decode}. */
    public <E extends Event> List<E> read(EventDecoder<E> decoder) {
        return decoder.decode(type, body, metadata.position());
    }
}
