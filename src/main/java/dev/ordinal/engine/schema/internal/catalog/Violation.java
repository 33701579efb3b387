package dev.ordinal.engine.schema.internal.catalog;

/**
 * A rule that a document breaks, and where.
 *
 * @param pointer JSON Pointer (RFC 6901) into the checked document; empty for the whole document
 * @param rule the rule that is broken: a keyword of JSON Schema, or a name of Ordinal's own
 * @param detail explanation in words
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
