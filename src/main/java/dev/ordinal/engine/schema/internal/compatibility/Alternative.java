package dev.ordinal.engine.schema.internal.compatibility;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Values of one type that a schema accepts.
 *
 * @param type the type of JSON Schema
 * @param keywords limits of values of this type that can be compared one by one
 * @param others limits that can only be recognised
 * @param values the only values, if the schema lists them; the other components do not matter then
 */
record Alternative(
        String type, ObjectNode keywords, Set<Constraint> others, Optional<Set<JsonNode>> values) {

    /** Keywords with the type whose values they limit. */
    private static final Map<String, Set<String>> APPLICABLE =
            Map.of(
                    "string",
                    Set.of("minLength", "maxLength"),
                    "number",
                    Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
                    "array",
                    Set.of("minItems", "maxItems", "items", "prefixItems"),
                    "object",
                    Set.of(
                            "additionalProperties",
                            "dependentRequired",
                            "maxProperties",
                            "minProperties",
                            "patternProperties",
                            "properties",
                            "propertyNames",
                            "required"));

    /** All values of a type that meet the keywords of a schema for this type. */
    static Alternative of(String type, JsonNode schema) {
        if (type.equals("number") && Constraint.isWhole(schema.path("multipleOf"))) {
            return of("integer", schema);
        }
        var applicable = APPLICABLE.getOrDefault(family(type), Set.of());
        var keywords = JsonNodeFactory.instance.objectNode();
        schema.forEachEntry((keyword, value) -> {
            if (applicable.contains(keyword)) keywords.set(keyword, value);
        });
        return new Alternative(
                type, keywords, Constraint.of(family(type), schema), Optional.empty());
    }

    /** Exactly these values, all of one type. */
    static Alternative of(String type, Set<JsonNode> values) {
        return new Alternative(
                type, JsonNodeFactory.instance.objectNode(), Set.of(), Optional.of(values));
    }

    private static String family(String type) {
        return type.equals("integer") ? "number" : type;
    }

    JsonNode keyword(String name) {
        return keywords.path(name);
    }

    boolean isOf(String wanted) {
        return type.equals(wanted);
    }

    /** Whether every value of the other's type is of this type. */
    boolean covers(Alternative other) {
        return covers(type, other.type);
    }

    static boolean covers(String type, String other) {
        return type.equals(other) || (type.equals("number") && other.equals("integer"));
    }

    /** The alternative with a limit to properties that no keyword mentions. */
    Alternative closed(JsonNode unevaluated) {
        boolean isLimited = unevaluated.isMissingNode() || keywords.has("additionalProperties");
        if (isLimited || !type.equals("object") || values.isPresent()) return this;
        var closed = keywords.deepCopy();
        closed.set("additionalProperties", unevaluated);
        return new Alternative(type, closed, others, values);
    }

    /** Whether it may hold any value. */
    boolean isPossible() {
        if (values.isPresent()) return !values.get().isEmpty();
        return switch (type) {
            case "object" -> isPossible("Properties") && !lacksProperty();
            case "array" -> isPossible("Items");
            case "string" -> isPossible("Length");
            default -> NumberRange.of(this).isPossible();
        };
    }

    private boolean isPossible(String what) {
        return least(what) <= most(what);
    }

    /** The least length, or number of items or properties. */
    long least(String what) {
        long least = number("min" + what, 0);
        return what.equals("Properties") ? Math.max(least, keyword("required").size()) : least;
    }

    /** The greatest length, or number of items or properties. */
    long most(String what) {
        long most = number("max" + what, Long.MAX_VALUE);
        return what.equals("Items") ? Math.min(most, new Items(keywords).most()) : most;
    }

    private long number(String keyword, long otherwise) {
        var number = keyword(keyword);
        if (!number.isNumber()) return otherwise;
        return number.decimalValue().min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
    }

    private boolean lacksProperty() {
        var members = new Members(keywords);
        return texts("required").stream()
                .flatMap(name -> members.of(name).stream())
                .anyMatch(Simplification::refuses);
    }

    Alternative with(Constraint more) {
        if (values.isPresent()) return this;
        return new Alternative(type, keywords, union(others, Set.of(more)), values);
    }

    /** The values that are in both. Values that are listed stay: they are tried in the end. */
    Optional<Alternative> and(Alternative other) {
        if (!covers(other) && !other.covers(this)) return Optional.empty();
        var narrow = covers(other) ? other.type : type;
        if (values.isPresent()) return Optional.of(this);
        if (other.values.isPresent()) return Optional.of(other);
        var merged = new Merge(keywords, other.keywords);
        var together = Stream.of(others, other.others, merged.undecided());
        return Optional.of(
                new Alternative(
                        narrow,
                        merged.keywords(),
                        together.flatMap(Set::stream).collect(Collectors.toSet()),
                        Optional.empty()));
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        return Stream.of(one, other).flatMap(Set::stream).collect(Collectors.toSet());
    }

    List<String> texts(String keyword) {
        return keyword(keyword).valueStream().map(JsonNode::stringValue).toList();
    }
}
