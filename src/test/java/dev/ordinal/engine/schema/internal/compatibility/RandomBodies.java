package dev.ordinal.engine.schema.internal.compatibility;

import dev.ordinal.engine.schema.internal.Schemas;
import dev.ordinal.engine.schema.internal.catalog.EventSchema;
import dev.ordinal.engine.schema.internal.catalog.Keywords;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Random bodies that a writer writes: valid under its schema, and with no property that the schema
 * does not name, except in open objects.
 */
final class RandomBodies {

    private static final List<JsonNode> SCALARS =
            Stream.of(
                            "''",
                            "'a'",
                            "'ab'",
                            "'abc'",
                            "'b'",
                            "'xab'",
                            "'A'",
                            "'2026-01-31'",
                            "'0190163d-8694-739b-aea5-966c26f8ad91'",
                            "-1",
                            "0",
                            "0.5",
                            "1",
                            "1.5",
                            "2",
                            "2.5",
                            "3",
                            "4",
                            "0.25",
                            "true",
                            "false",
                            "null")
                    .map(Schemas::json)
                    .toList();

    private final RandomGenerator random;

    RandomBodies(RandomGenerator random) {
        this.random = random;
    }

    /** Bodies under a schema; fewer than asked for, or none, if they are hard to find. */
    Set<JsonNode> of(EventSchema schema, int tries) {
        var keywords = Keywords.withoutAnnotations(schema.inlined());
        return Stream.generate(() -> object(List.of(keywords), List.of(keywords), true, 3))
                .limit(tries)
                .filter(body -> schema.violations(body).isEmpty())
                .collect(Collectors.toSet());
    }

    /** A value for which all of these schemas speak. */
    private JsonNode value(List<JsonNode> schemas, int depth) {
        var certain = new ArrayList<JsonNode>();
        var possible = new ArrayList<JsonNode>();
        schemas.forEach(schema -> flatten(schema, certain, possible, true));
        var listed = certain.stream().flatMap(s -> values(s).stream()).toList();
        if (!listed.isEmpty() && random.nextInt(8) > 0) return pick(listed);
        return switch (pick(types(certain))) {
            case "object" -> object(certain, possible, false, depth - 1);
            case "array" -> array(certain, depth - 1);
            case "string" -> scalar(JsonNode::isString);
            case "integer", "number" -> scalar(JsonNode::isNumber);
            case "boolean" -> scalar(JsonNode::isBoolean);
            default -> JsonNodeFactory.instance.nullNode();
        };
    }

    private static List<JsonNode> values(JsonNode schema) {
        if (schema.has("const")) return List.of(schema.path("const"));
        return schema.path("enum").valueStream().toList();
    }

    /** The types that all schemas allow, or any if there is none. */
    private static List<String> types(List<JsonNode> schemas) {
        var types =
                new ArrayList<>(List.of("object", "array", "string", "number", "boolean", "null"));
        for (JsonNode schema : schemas) {
            if (!schema.has("type")) continue;
            var texts =
                    Comparison.texts(schema.path("type")).stream()
                            .map(type -> type.equals("integer") ? "number" : type)
                            .toList();
            if (types.stream().anyMatch(texts::contains)) types.retainAll(texts);
        }
        return types;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private JsonNode scalar(Predicate<JsonNode> kind) {
        return pick(SCALARS.stream().filter(kind).toList());
    }

    /**
     * Adds the schemas that apply to the same value: those that are chosen to {@code certain}, and
     * all that could be to {@code possible}.
     */
    private void flatten(
            JsonNode schema, List<JsonNode> certain, List<JsonNode> possible, boolean isChosen) {
        if (isChosen) certain.add(schema);
        possible.add(schema);
        schema.path("allOf").forEach(member -> flatten(member, certain, possible, isChosen));
        for (String keyword : List.of("anyOf", "oneOf")) {
            var branches = schema.path(keyword);
            int chosen = branches.isEmpty() ? -1 : random.nextInt(branches.size());
            for (int i = 0; i < branches.size(); i++) {
                flatten(branches.path(i), certain, possible, isChosen && i == chosen);
            }
        }
        boolean isMet = random.nextBoolean();
        if (schema.has("if")) flatten(schema.path("if"), certain, possible, isChosen && isMet);
        if (schema.has("then")) flatten(schema.path("then"), certain, possible, isChosen && isMet);
        if (schema.has("else")) flatten(schema.path("else"), certain, possible, isChosen && !isMet);
        schema.path("dependentSchemas")
                .forEach(dependent -> flatten(dependent, certain, possible, false));
    }

    private JsonNode array(List<JsonNode> schemas, int depth) {
        var array = JsonNodeFactory.instance.arrayNode();
        int size = depth <= 0 ? random.nextInt(2) : random.nextInt(5);
        for (int i = 0; i < size; i++) {
            int index = i;
            var said = schemas.stream().flatMap(schema -> item(schema, index).stream()).toList();
            array.add(depth <= 0 ? pick(SCALARS) : value(said, depth));
        }
        return array;
    }

    private static List<JsonNode> item(JsonNode schema, int index) {
        var prefix = schema.path("prefixItems");
        if (index < prefix.size()) return List.of(prefix.path(index));
        return schema.has("items") ? List.of(schema.path("items")) : List.of();
    }

    private ObjectNode object(
            List<JsonNode> given, List<JsonNode> known, boolean isBody, int depth) {
        var certain = new ArrayList<>(given);
        var possible = new ArrayList<>(known);
        if (isBody) {
            certain.clear();
            possible.clear();
            given.forEach(schema -> flatten(schema, certain, possible, true));
        }
        var object = JsonNodeFactory.instance.objectNode();
        for (String name : names(certain, possible, isBody)) {
            boolean isRequired =
                    certain.stream()
                            .anyMatch(s -> Comparison.texts(s.path("required")).contains(name));
            if (!isRequired && random.nextBoolean()) continue;
            var said = certain.stream().flatMap(schema -> said(schema, name).stream()).toList();
            object.set(name, depth <= 0 && said.isEmpty() ? pick(SCALARS) : value(said, depth));
        }
        return object;
    }

    /** The names of properties that may be written. */
    private static Set<String> names(
            List<JsonNode> certain, List<JsonNode> possible, boolean isBody) {
        var names = new TreeSet<String>();
        possible.forEach(schema -> names.addAll(schema.path("properties").propertyNames()));
        boolean isDescribed = certain.stream().anyMatch(s -> !s.path("properties").isEmpty());
        boolean isOpen =
                (!isBody && !isDescribed)
                        || certain.stream().anyMatch(schema -> schema.has("additionalProperties"));
        RandomSchemas.NAMES.stream()
                .filter(name -> isOpen || certain.stream().anyMatch(s -> isMatched(s, name)))
                .forEach(names::add);
        return names;
    }

    private static boolean isMatched(JsonNode schema, String name) {
        return schema.path("patternProperties").propertyNames().stream()
                .anyMatch(pattern -> Members.matches(pattern, name));
    }

    private static List<JsonNode> said(JsonNode schema, String name) {
        return new Members(schema).of(name);
    }
}
