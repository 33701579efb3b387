package dev.ordinal.engine.schema.internal.compatibility;

import dev.ordinal.engine.schema.internal.catalog.Violation;

/**
 * One way in which a proposed version breaks what it claims.
 *
 * @param against the released version that it does not go together with
 * @param direction who cannot read whom
 * @param rule which rule it breaks
 * @param pointer JSON Pointer into the schema, with everything in its place that a {@code $ref}
 *     names
 * @param detail in words
 */
public record Finding(
        String against, Direction direction, String rule, String pointer, String detail) {

    /** Who cannot read whom. */
    public enum Direction {
        /** The proposal does not read what the other version wrote. */
        BACKWARD,
        /** The other version does not read what the proposal would write. */
        FORWARD,
        /** It is the number that is wrong. */
        NUMBER
    }

    static Finding of(String against, Direction direction, Violation violation) {
        return new Finding(
                against, direction, violation.rule(), violation.pointer(), violation.detail());
    }

    @Override
    public String toString() {
        return "%s: %s (%s, against %s)"
                .formatted(pointer.isEmpty() ? "the schema" : pointer, detail, rule, against);
    }
}
