package dev.ordinal.engine.schema.internal.compatibility;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Simpler schema that accepts the same values: without keywords that limit nothing, and with {@code
 * const} as an {@code enum}. {@code additionalProperties: true} stays: it limits nothing, but it
 * says that a writer writes further properties.
 */
final class Simplification {

    private static final Set<String> SCHEMAS =
            Set.of(
                    "additionalProperties",
                    "contains",
                    "contentSchema",
                    "else",
                    "if",
                    "items",
                    "not",
                    "propertyNames",
                    "then",
                    "unevaluatedItems",
                    "unevaluatedProperties");
    private static final Set<String> LISTS = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
    private static final Set<String> MAPS =
            Set.of("dependentSchemas", "patternProperties", "properties");

    /** Keywords whose schema limits nothing when it accepts everything. */
    private static final Set<String> TRIVIAL_IF_TRUE =
            Set.of("items", "propertyNames", "unevaluatedItems", "unevaluatedProperties");

    private static final Set<String> TRIVIAL_IF_EMPTY =
            Set.of(
                    "allOf",
                    "dependentRequired",
                    "dependentSchemas",
                    "patternProperties",
                    "properties",
                    "required");
    private static final Set<String> TRIVIAL_IF_ZERO =
            Set.of("minItems", "minLength", "minProperties");

    /** Keywords without effect unless another one stands beside them. */
    private static final Map<String, String> DEPENDENT =
            Map.of(
                    "then",
                    "if",
                    "else",
                    "if",
                    "minContains",
                    "contains",
                    "maxContains",
                    "contains");

    /** Keywords whose meaning depends on the keywords beside them. */
    private static final Set<String> CONTEXTUAL =
            Set.of(
                    "additionalProperties",
                    "allOf",
                    "contains",
                    "else",
                    "if",
                    "items",
                    "maxContains",
                    "minContains",
                    "then",
                    "unevaluatedItems",
                    "unevaluatedProperties");

    /** Patterns that every text contains. */
    private static final Set<String> MATCHES_ALL = Set.of("", "^", "$", ".*", "^.*");

    private Simplification() {}

    /** Simplifies a schema that holds neither references nor annotations. */
    static JsonNode of(JsonNode schema) {
        if (!(schema instanceof ObjectNode object)) return schema;
        var simple = object.objectNode();
        object.forEachEntry((keyword, value) -> {
            if (!isIgnored(keyword)) simple.set(keyword, simplified(keyword, value));
        });
        replaceConstant(simple);
        replaceNegation(simple);
        replaceCondition(simple);
        dropRepeated(simple);
        simple.remove(
                simple.propertyStream()
                        .filter(entry -> isTrivial(entry.getKey(), entry.getValue(), simple))
                        .map(Map.Entry::getKey)
                        .toList());
        DEPENDENT.forEach((keyword, needed) -> {
            if (!simple.has(needed)) simple.remove(keyword);
        });
        if (!simple.has("then") && !simple.has("else")) simple.remove("if");
        if (acceptsNothing(simple)) return BooleanNode.FALSE;
        return simple.isEmpty() ? BooleanNode.TRUE : simple;
    }

    private static boolean acceptsNothing(JsonNode schema) {
        return accepts(schema.path("not"))
                || schema.path("allOf").valueStream().anyMatch(Simplification::refuses);
    }

    private static boolean isIgnored(String keyword) {
        return keyword.startsWith("x-") || keyword.equals("$defs");
    }

    /** Replaces {@code const}; beside an {@code enum} it becomes a member of {@code allOf}. */
    private static void replaceConstant(ObjectNode schema) {
        if (!schema.has("const")) return;
        var place = schema.has("enum") ? schema.withArray("allOf").addObject() : schema;
        place.putArray("enum").add(schema.remove("const"));
    }

    /** Replaces what is negated twice. */
    private static void replaceNegation(ObjectNode schema) {
        var inner = schema.path("not");
        if (inner.size() != 1 || !inner.has("not")) return;
        schema.remove("not");
        schema.withArray("allOf").add(inner.path("not"));
    }

    /** Replaces a condition that is always or never met. */
    private static void replaceCondition(ObjectNode schema) {
        if (!schema.path("if").isBoolean()) return;
        var branch = schema.remove("if").booleanValue() ? "then" : "else";
        if (schema.has(branch)) schema.withArray("allOf").add(schema.path(branch));
    }

    /** Removes members of {@code allOf} that only repeat what stands beside them. */
    private static void dropRepeated(ObjectNode schema) {
        if (!(schema.path("allOf") instanceof ArrayNode members)) return;
        members.removeIf(member -> member.isObject() && repeats(schema, member));
    }

    private static boolean repeats(JsonNode schema, JsonNode member) {
        return member.propertyStream()
                .allMatch(entry ->
                        !CONTEXTUAL.contains(entry.getKey())
                                && entry.getValue().equals(schema.path(entry.getKey())));
    }

    private static JsonNode simplified(String keyword, JsonNode value) {
        if (SCHEMAS.contains(keyword)) return of(value);
        if (LISTS.contains(keyword)) return simplifiedAll((ArrayNode) value, keyword);
        if (MAPS.contains(keyword)) return simplifiedAll((ObjectNode) value, keyword);
        return value;
    }

    private static JsonNode simplifiedAll(ArrayNode schemas, String keyword) {
        var simple = schemas.arrayNode();
        schemas.valueStream()
                .map(Simplification::of)
                .filter(schema -> !keyword.equals("allOf") || !accepts(schema))
                .forEach(simple::add);
        return simple;
    }

    private static JsonNode simplifiedAll(ObjectNode schemas, String keyword) {
        var simple = schemas.objectNode();
        schemas.forEachEntry((name, schema) -> simple.set(name, of(schema)));
        if (keyword.equals("dependentSchemas")) simple.removeIf(Simplification::accepts);
        return simple;
    }

    private static boolean isTrivial(String keyword, JsonNode value, JsonNode beside) {
        if (TRIVIAL_IF_EMPTY.contains(keyword)) return value.isEmpty();
        if (TRIVIAL_IF_TRUE.contains(keyword)) return accepts(value);
        if (TRIVIAL_IF_ZERO.contains(keyword)) return value.decimalValue().signum() == 0;
        return switch (keyword) {
            case "uniqueItems" -> !value.booleanValue();
            case "pattern" -> MATCHES_ALL.contains(value.stringValue());
            case "not" -> refuses(value);
            case "then", "else" -> accepts(value);
            case "contains", "minContains" -> containsNothing(beside);
            default -> false;
        };
    }

    private static boolean containsNothing(JsonNode schema) {
        return schema.path("minContains").asInt(1) == 0 && !schema.has("maxContains");
    }

    static boolean accepts(JsonNode schema) {
        if (schema.isBoolean()) return schema.booleanValue();
        return schema.isObject() && schema.isEmpty();
    }

    static boolean refuses(JsonNode schema) {
        return schema.isBoolean() && !schema.booleanValue();
    }

    /** One schema for values that all of these accept. */
    static JsonNode all(List<JsonNode> schemas) {
        var telling = schemas.stream().filter(schema -> !accepts(schema)).distinct().toList();
        if (telling.isEmpty()) return BooleanNode.TRUE;
        if (telling.size() == 1) return telling.getFirst();
        var all = JsonNodeFactory.instance.objectNode();
        all.putArray("allOf").addAll(telling);
        return all;
    }
}
