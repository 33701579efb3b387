package dev.ordinal.engine.schema.internal.catalog;

/**
 * One thing that is wrong, and where.
 *
 * @param pointer JSON Pointer (RFC 6901) into what was looked at; empty for all of it
 * @param rule which rule it breaks: a keyword of JSON Schema, or a name of ours
 * @param detail in words
 */
public record Violation(String pointer, String rule, String detail) {

    /** The pointer to a property below a place. */
    public static String below(String pointer, String property) {
        return pointer + "/" + property.replace("~", "~0").replace("/", "~1");
    }

    @Override
    public String toString() {
        return "%s: %s (%s)".formatted(pointer.isEmpty() ? "all of it" : pointer, detail, rule);
    }
}
