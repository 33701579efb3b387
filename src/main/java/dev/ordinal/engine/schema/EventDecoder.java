package dev.ordinal.engine.schema;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventName;

import java.util.List;

/**
 * Decoder of stored events into the records of one vocabulary, whatever version they were written
 * in. {@link EventDecoders} hands them out; one may be used by any number of threads.
 *
 * @param <E> the vocabulary
 */
public interface EventDecoder<E extends Event> {

    /**
     * The records of a stored event: one as a rule, several if it was split, none if it was dropped
     * or is not in the vocabulary.
     *
     * @param type name and version under which it was written
     * @param body JSON, as it was written
     * @param position its position in the log, for error messages
     * @throws RuntimeException if the code knows no way from this version to a record, or the body
     *     does not fit the record; the message names the event and its position
     */
    List<E> decode(EventName type, String body, long position);
}
