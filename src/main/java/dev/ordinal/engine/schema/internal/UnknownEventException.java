package dev.ordinal.engine.schema.internal;

import dev.ordinal.engine.message.EventName;

/** The log holds an event of a type that no code of this server can read. */
public class UnknownEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownEventException(EventName type, long position) {
        super(
                "No module reads the event %s at position %d. Deploy the module that declares it, or a version that reads it"
                        .formatted(type, position));
    }

    UnknownEventException(EventName type, long position, String why) {
        super(
                "The event %s at position %d cannot be brought to the version that is read here: %s"
                        .formatted(type, position, why));
    }
}
