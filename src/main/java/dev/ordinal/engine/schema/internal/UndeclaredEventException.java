package dev.ordinal.engine.schema.internal;

/** A decision produced an event that no module declares: nothing could ever read it. */
public class UndeclaredEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UndeclaredEventException(Class<?> type) {
        super(type.getName() + " is not among the events of any module, so it cannot be written");
    }
}
