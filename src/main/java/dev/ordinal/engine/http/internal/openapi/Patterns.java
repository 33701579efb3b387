package dev.ordinal.engine.http.internal.openapi;

import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Patterns as JSON Schema reads them: those of Bean Validation must match the whole text, those of
 * JSON Schema a part of it.
 */
final class Patterns {

    private Patterns() {}

    /** Anchors the patterns of a schema, its properties and its items. */
    static void anchor(Schema schema) {
        if (schema.getPattern() != null) schema.setPattern(anchored(schema.getPattern()));
        if (schema.getProperties() != null)
            schema.getProperties().values().forEach(Patterns::anchor);
        if (schema.getItems() != null) anchor(schema.getItems());
    }

    static String anchored(String pattern) {
        if (pattern.startsWith("^") && pattern.endsWith("$")) return pattern;
        return pattern.contains("|") ? "^(?:" + pattern + ")$" : "^" + pattern + "$";
    }
}
