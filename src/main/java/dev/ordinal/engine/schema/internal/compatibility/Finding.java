package dev.ordinal.engine.schema.internal.compatibility;

import dev.ordinal.engine.schema.internal.catalog.Violation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One way in which a proposed version breaks its promise.
 *
 * @param against the released version with which it is incompatible
 * @param direction the side that cannot read the other
 * @param rule the rule that is broken
 * @param pointer JSON Pointer into the schema, after every {@code $ref} was replaced by its target
 * @param detail explanation in words
 */
public record Finding(
        @Schema(examples = "2.0.0") String against,
        Direction direction,
        @Schema(examples = "required") String rule,
        @Schema(examples = "/required") String pointer,
        @Schema(examples = "A new required member") String detail) {

    /** Side that cannot read the other. */
    public enum Direction {
        /** The proposal does not read what the other version wrote. */
        BACKWARD,
        /** The other version does not read what the proposal would write. */
        FORWARD,
        /** The version number is wrong. */
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
