package dev.ordinal.engine.schema.compatibility;

import dev.ordinal.engine.schema.catalog.Violation;

/**
 * One way in which a proposed version breaks what it claims.
 *
 * @param against the released version that it does not go together with
 * @param rule which rule it breaks
 * @param pointer JSON Pointer into the schema, with everything in its place that a {@code $ref}
 *     names
 * @param detail in words
 */
public record Finding(String against, String rule, String pointer, String detail) {

    static Finding of(String against, Violation violation) {
        return new Finding(against, violation.rule(), violation.pointer(), violation.detail());
    }

    @Override
    public String toString() {
        return "%s: %s (%s, against %s)"
                .formatted(pointer.isEmpty() ? "/" : pointer, detail, rule, against);
    }
}
