package dev.ordinal.engine.schema;

/** The log holds an event that no code of this server can read. */
public class UnknownEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownEventException(EventName type, long position) {
        super(
                "No module reads the event %s at position %d. Deploy the module that declares it, or a version that reads it"
                        .formatted(type, position));
    }
}
