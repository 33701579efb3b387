package dev.ordinal.engine.schema.internal.compatibility;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Limit that is kept if the other schema has the same one; more can be said of few of them.
 *
 * @param keyword the keyword that sets it
 * @param value the value of the keyword, and of the keywords that it depends on
 */
record Constraint(String keyword, JsonNode value) {

    private static final Map<String, Set<String>> SINGLE =
            Map.of(
                    "string",
                    Set.of(
                            "contentEncoding",
                            "contentMediaType",
                            "contentSchema",
                            "format",
                            "pattern"),
                    "number",
                    Set.of("multipleOf"),
                    "array",
                    Set.of("uniqueItems"));

    /** Keywords that mean nothing alone. */
    private static final List<String> CONTAINS = List.of("contains", "minContains", "maxContains");

    private static final List<String> CONDITION = List.of("if", "then", "else");

    private static final Set<String> OF_SCHEMAS =
            Set.of(
                    "allOf",
                    "anyOf",
                    "contains",
                    "dependentSchemas",
                    "if",
                    "not",
                    "oneOf",
                    "patternProperties",
                    "unevaluatedItems");

    /** Limits that a schema sets to values of one type. */
    static Set<Constraint> of(String type, JsonNode schema) {
        var found = new HashSet<Constraint>();
        SINGLE.getOrDefault(type, Set.of()).stream()
                .filter(schema::has)
                .forEach(keyword -> found.add(new Constraint(keyword, schema.path(keyword))));
        if (type.equals("array") && schema.has("contains")) found.add(of(CONTAINS, schema));
        if (type.equals("object")) {
            schema.path("dependentSchemas")
                    .forEachEntry((name, dependent) ->
                            found.add(
                                    new Constraint(
                                            "dependentSchemas",
                                            JsonNodeFactory.instance
                                                    .objectNode()
                                                    .set(name, dependent))));
        }
        return found;
    }

    /** The condition that {@code if}, {@code then} and {@code else} make together. */
    static Constraint condition(JsonNode schema) {
        return of(CONDITION, schema);
    }

    private static Constraint of(List<String> keywords, JsonNode schema) {
        var value = JsonNodeFactory.instance.objectNode();
        keywords.stream()
                .filter(schema::has)
                .forEach(keyword -> value.set(keyword, schema.path(keyword)));
        return new Constraint(keywords.getFirst(), value);
    }

    /** The rule that is broken if the other schema does not keep it. */
    String rule() {
        return OF_SCHEMAS.contains(keyword) ? "undecided" : "constraint-changed";
    }

    /** Whether every integer is a multiple of it. */
    boolean isKeptByIntegers() {
        return isMultiple(IntNode.valueOf(1), value);
    }

    /** Whether every value that keeps the other limit keeps this one. */
    boolean isImpliedBy(Constraint other) {
        if (equals(other)) return true;
        return keyword.equals("multipleOf")
                && other.keyword.equals("multipleOf")
                && isMultiple(other.value, value);
    }

    /** Whether a number is an integer; 1.0 is one. */
    static boolean isWhole(JsonNode number) {
        return number.isNumber() && number.decimalValue().stripTrailingZeros().scale() <= 0;
    }

    /** Whether a number is a multiple of another. */
    private static boolean isMultiple(JsonNode number, JsonNode of) {
        return number.decimalValue().remainder(of.decimalValue()).signum() == 0;
    }
}
