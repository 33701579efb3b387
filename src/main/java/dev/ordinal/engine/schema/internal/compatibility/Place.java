package dev.ordinal.engine.schema.internal.compatibility;

import dev.ordinal.engine.schema.internal.catalog.Violation;

import tools.jackson.databind.JsonNode;

/** Two schemas for the same place. */
record Place(JsonNode reads, JsonNode writes, String pointer) {

    JsonNode read(String keyword) {
        return reads.path(keyword);
    }

    JsonNode written(String keyword) {
        return writes.path(keyword);
    }

    /** The schema under a keyword; an absent one allows everything. */
    JsonNode writtenSchema(String keyword) {
        return writes.has(keyword) ? writes.path(keyword) : Comparison.ANYTHING;
    }

    String property(String name) {
        return Violation.below(pointer + "/properties", name);
    }

    boolean isSame(String keyword) {
        return read(keyword).equals(written(keyword));
    }
}
