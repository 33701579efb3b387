package dev.ordinal.engine.schema.internal;

import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.schema.internal.catalog.Violation;

import java.util.List;

/** A decision produced an event that its own schema does not allow. Nothing was written. */
public class InvalidEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public InvalidEventException(EventName type, List<Violation> violations) {
        super("The event %s is not valid, so it is not written: %s".formatted(type, violations));
        this.violations = violations;
    }

    /** The violations, each with a JSON Pointer into the body. */
    public List<Violation> violations() {
        return violations;
    }
}
