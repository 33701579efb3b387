package dev.ordinal.engine.schema.internal.catalog;

import java.util.List;
import java.util.stream.Collectors;

/** A document that cannot be the schema of an event. */
public class UnsoundSchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    UnsoundSchemaException(String what, List<Violation> violations) {
        super(
                violations.stream()
                        .map(Violation::toString)
                        .collect(Collectors.joining("; ", what + " is not a usable schema: ", "")));
        this.violations = violations;
    }

    /** The violations, each with a pointer into the schema. */
    public List<Violation> violations() {
        return violations;
    }
}
