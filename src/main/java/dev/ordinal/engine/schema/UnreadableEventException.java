package dev.ordinal.engine.schema;

import tools.jackson.core.JacksonException;

/** The body of an event does not fit the record that should read it. */
public class UnreadableEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableEventException(EventName name, long position, JacksonException cause) {
        super(
                "The event %s at position %d cannot be read: %s"
                        .formatted(name, position, cause.getOriginalMessage()),
                cause);
    }
}
