package dev.ordinal.engine.http.internal.openapi;

import org.eclipse.microprofile.openapi.models.media.Schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Patterns as JSON Schema reads them: those of Bean Validation must match the whole text, those of
 * JSON Schema a part of it.
 */
final class Patterns {

    /** A pattern of one class of characters, which says how many of them there may be. */
    private static final Pattern CHARACTERS =
            Pattern.compile("\\^?\\[[^\\]]+]\\{(\\d+),(\\d+)}\\$?");

    private Patterns() {}

    /**
     * Anchors the patterns of a schema, its properties and its items; sets the lengths they permit.
     */
    static void anchor(Schema schema) {
        if (schema.getPattern() != null) {
            limit(schema, CHARACTERS.matcher(schema.getPattern()));
            schema.setPattern(anchored(schema.getPattern()));
        }
        if (schema.getProperties() != null)
            schema.getProperties().values().forEach(Patterns::anchor);
        if (schema.getItems() != null) anchor(schema.getItems());
    }

    private static void limit(Schema schema, Matcher characters) {
        if (!characters.matches()) return;
        schema.setMinLength(Integer.valueOf(characters.group(1)));
        schema.setMaxLength(Integer.valueOf(characters.group(2)));
    }

    static String anchored(String pattern) {
        if (pattern.startsWith("^") && pattern.endsWith("$")) return pattern;
        return pattern.contains("|") ? "^(?:" + pattern + ")$" : "^" + pattern + "$";
    }
}
