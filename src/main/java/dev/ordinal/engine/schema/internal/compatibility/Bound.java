package dev.ordinal.engine.schema.internal.compatibility;

import tools.jackson.databind.JsonNode;

import java.util.Set;

/** Keywords that are limits. */
final class Bound {

    private static final Set<String> LOWER =
            Set.of("exclusiveMinimum", "minItems", "minLength", "minProperties", "minimum");
    private static final Set<String> UPPER =
            Set.of("exclusiveMaximum", "maxItems", "maxLength", "maxProperties", "maximum");

    private Bound() {}

    static boolean is(String keyword) {
        return LOWER.contains(keyword) || UPPER.contains(keyword);
    }

    /** Whether every value within the bound {@code written} is within {@code read}. */
    static boolean holds(String keyword, JsonNode read, JsonNode written) {
        if (!written.isNumber()) return false;
        int order = written.decimalValue().compareTo(read.decimalValue());
        return LOWER.contains(keyword) ? order >= 0 : order <= 0;
    }
}
