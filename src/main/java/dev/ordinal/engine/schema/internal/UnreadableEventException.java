package dev.ordinal.engine.schema.internal;

import dev.ordinal.engine.message.EventName;

import org.jspecify.annotations.Nullable;

/**
 * The body of an event does not fit the record that should read it, or an upcaster on the way to
 * it.
 */
public class UnreadableEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableEventException(
            EventName name, long position, String why, @Nullable RuntimeException cause) {
        super(
                "The event %s at position %d cannot be read: %s".formatted(name, position, why),
                cause);
    }
}
