package dev.ordinal.engine.schema.internal.catalog;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Comparator;
import java.util.Set;

/** Keywords of JSON Schema (draft 2020-12), and the kinds of values that they have. */
public final class Keywords {

    /**
     * Keywords that only explain (<a
     * href="https://json-schema.org/draft/2020-12/json-schema-validation#section-9">JSON Schema
     * Validation, 9</a>, and {@code $comment}).
     */
    private static final Set<String> ANNOTATIONS =
            Set.of(
                    "$comment",
                    "default",
                    "deprecated",
                    "description",
                    "examples",
                    "readOnly",
                    "title",
                    "writeOnly");

    private static final Set<String> VALUES = Set.of("const", "default", "enum", "examples");

    private static final Set<String> NAMED =
            Set.of(
                    "$defs",
                    "dependentRequired",
                    "dependentSchemas",
                    "patternProperties",
                    "properties");

    /** Keywords whose value is an array without order. */
    private static final Set<String> SETS = Set.of("enum", "required", "type");

    /** All other keywords of the vocabularies of draft 2020-12. */
    private static final Set<String> OTHERS =
            Set.of(
                    "$ref",
                    "$schema",
                    "additionalProperties",
                    "allOf",
                    "anyOf",
                    "contains",
                    "contentEncoding",
                    "contentMediaType",
                    "contentSchema",
                    "dependentRequired",
                    "else",
                    "exclusiveMaximum",
                    "exclusiveMinimum",
                    "format",
                    "if",
                    "items",
                    "maxContains",
                    "maxItems",
                    "maxLength",
                    "maxProperties",
                    "maximum",
                    "minContains",
                    "minItems",
                    "minLength",
                    "minProperties",
                    "minimum",
                    "multipleOf",
                    "not",
                    "oneOf",
                    "pattern",
                    "prefixItems",
                    "propertyNames",
                    "required",
                    "then",
                    "type",
                    "unevaluatedItems",
                    "unevaluatedProperties",
                    "uniqueItems");

    private Keywords() {}

    /** Whether a keyword belongs to the draft, or is marked as an extension. */
    static boolean isKnown(String keyword) {
        return ANNOTATIONS.contains(keyword)
                || VALUES.contains(keyword)
                || NAMED.contains(keyword)
                || OTHERS.contains(keyword)
                || keyword.startsWith("x-");
    }

    /** Whether the keyword only explains. */
    public static boolean isAnnotation(String keyword) {
        return ANNOTATIONS.contains(keyword);
    }

    /** Whether the keyword's value is data, not a schema. */
    static boolean holdsValue(String keyword) {
        return VALUES.contains(keyword);
    }

    /** Whether the keyword's value is an object whose property names are not keywords. */
    static boolean holdsNames(String keyword) {
        return NAMED.contains(keyword);
    }

    /** An inlined schema without annotations, and with its sets sorted. */
    public static JsonNode withoutAnnotations(JsonNode schema) {
        return strip(schema, true);
    }

    private static JsonNode strip(JsonNode node, boolean isSchema) {
        return switch (node) {
            case ObjectNode object -> strip(object, isSchema);
            case ArrayNode array -> {
                var rest = array.arrayNode();
                array.forEach(item -> rest.add(strip(item, isSchema)));
                yield rest;
            }
            default -> node;
        };
    }

    private static JsonNode strip(ObjectNode object, boolean isSchema) {
        var rest = object.objectNode();
        object.forEachEntry((name, value) -> {
            if (isSchema && isAnnotation(name)) return;
            if (isSchema && SETS.contains(name)) rest.set(name, sorted(value));
            else if (isSchema && holdsValue(name)) rest.set(name, value);
            else rest.set(name, strip(value, !isSchema || !holdsNames(name)));
        });
        return rest;
    }

    private static JsonNode sorted(JsonNode set) {
        if (!(set instanceof ArrayNode array)) return set;
        var values = array.valueStream().sorted(Comparator.comparing(JsonNode::toString)).toList();
        return array.arrayNode().addAll(values);
    }
}
