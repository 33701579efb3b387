package dev.ordinal.engine.log;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.schema.EventDecoder;

import java.util.List;

/**
 * An event of the log, as it was written.
 *
 * @param type the name and version in which it was written
 * @param body the body in that version, JSON
 * @param metadata its place in stream and log, and its origin
 */
public record StoredEvent(EventName type, String body, Metadata metadata) {

    /**
     * The records of this event in a vocabulary, in the versions that the records name: one as a
     * rule, several if a step splits it, none if it is not in the vocabulary; see {@link
     * EventDecoder#decode} for exceptions.
     */
    public <E extends Event> List<E> read(EventDecoder<E> decoder) {
        return decoder.decode(type, body, metadata.position());
    }
}
