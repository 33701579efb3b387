package dev.ordinal.engine.schema.internal.compatibility;

import dev.ordinal.engine.schema.internal.Schemas;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random small schemas; few names and values, so that two of them often meet. */
final class RandomSchemas {

    static final List<String> NAMES = List.of("a", "b", "c", "xa", "xb");
    private static final List<String> TYPES =
            List.of("null", "boolean", "integer", "number", "string", "array", "object");
    private static final List<String> LISTED =
            List.of("'a'", "'ab'", "''", "'abcd'", "0", "1", "2.5", "true", "false", "null", "[]");
    private static final List<String> PATTERNS = List.of("^x", "^a", "b", "^[a-z]*$");

    private final RandomGenerator random;

    RandomSchemas(RandomGenerator random) {
        this.random = random;
    }

    /** The keywords of an event's schema. */
    ObjectNode body() {
        return object(3).put("type", "object");
    }

    /** The keywords of an event with one property that is always there. */
    ObjectNode body(JsonNode property) {
        var body = empty();
        body.putObject("properties").set("a", property);
        body.putArray("required").add("a");
        return body;
    }

    /** A schema that holds a given one, beside others or beside changed ones. */
    JsonNode around(JsonNode schema) {
        var around = empty();
        var members = random.nextBoolean() ? some(0) : JsonNodeFactory.instance.arrayNode();
        members.add(schema);
        if (schema instanceof ObjectNode object) members.add(tightened(object));
        return around.set(pick(List.of("allOf", "allOf", "anyOf", "oneOf")), members);
    }

    /** The schema with another limit, or with one more. */
    private ObjectNode tightened(ObjectNode schema) {
        var tightened = schema.deepCopy();
        var limits = random.nextBoolean() ? number() : text();
        return tightened.setAll(limits);
    }

    JsonNode schema(int depth) {
        return switch (random.nextInt(depth <= 0 ? 7 : 14)) {
            case 0 -> number();
            case 1 -> text();
            case 2 -> type();
            case 3 -> listed();
            case 4 -> random.nextInt(4) == 0 ? JsonNodeFactory.instance.booleanNode(true) : text();
            case 5 -> number().put("type", pick(List.of("integer", "number")));
            case 6 -> text().put("type", "string");
            case 7 -> array(depth - 1).put("type", "array");
            case 8, 9, 10 -> object(depth - 1).put("type", "object");
            case 11 -> combined(depth - 1);
            case 12 -> combined(depth - 1).put("type", pick(TYPES));
            default -> object(depth - 1);
        };
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private boolean sometimes() {
        return random.nextInt(3) == 0;
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    private ObjectNode type() {
        var schema = empty();
        if (random.nextBoolean()) return schema.put("type", pick(TYPES));
        var types = schema.putArray("type");
        TYPES.stream().filter(_ -> sometimes()).forEach(types::add);
        return types.isEmpty() ? schema.put("type", pick(TYPES)) : schema;
    }

    private ObjectNode listed() {
        var schema = random.nextBoolean() ? empty() : type();
        if (sometimes()) return schema.set("const", Schemas.json(pick(LISTED)));
        var values = schema.putArray("enum");
        LISTED.stream().filter(_ -> sometimes()).forEach(v -> values.add(Schemas.json(v)));
        return values.isEmpty() ? schema.set("const", Schemas.json(pick(LISTED))) : schema;
    }

    private ObjectNode number() {
        var schema = empty();
        for (String keyword :
                List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")) {
            if (sometimes()) schema.put(keyword, random.nextInt(0, 6) / 2.0);
        }
        if (random.nextInt(6) == 0) schema.put("multipleOf", pick(List.of(0.5, 1.0, 2.0, 4.0)));
        return schema;
    }

    private ObjectNode text() {
        var schema = size("Length");
        if (random.nextInt(6) == 0) schema.put("pattern", pick(PATTERNS));
        if (random.nextInt(8) == 0) schema.put("format", pick(List.of("date", "uuid")));
        return schema;
    }

    private ObjectNode size(String what) {
        var schema = empty();
        if (sometimes()) schema.put("min" + what, random.nextInt(4));
        if (sometimes()) schema.put("max" + what, random.nextInt(5));
        return schema;
    }

    private ObjectNode array(int depth) {
        var schema = size("Items");
        if (random.nextBoolean()) schema.set("items", schema(depth));
        if (sometimes()) schema.putArray("prefixItems").add(schema(depth)).add(schema(depth));
        if (random.nextInt(6) == 0) schema.put("uniqueItems", true);
        if (random.nextInt(6) == 0) schema.set("contains", schema(0));
        if (random.nextInt(8) == 0) schema.put("minContains", random.nextInt(3));
        return schema;
    }

    private ObjectNode object(int depth) {
        var schema = random.nextInt(5) == 0 ? size("Properties") : empty();
        for (String name : NAMES) {
            if (random.nextInt(5) < 2) schema.withObject("properties").set(name, schema(depth));
            if (random.nextInt(6) == 0) schema.withArray("required").add(name);
        }
        switch (random.nextInt(12)) {
            case 0, 1 -> schema.put("additionalProperties", false);
            case 2 -> schema.put("additionalProperties", true);
            case 3, 4 -> schema.set("additionalProperties", schema(depth));
            case 5 -> schema.put("unevaluatedProperties", false);
            default -> schema.remove("additionalProperties");
        }
        if (random.nextInt(8) == 0)
            schema.withObject("patternProperties").set(pick(PATTERNS), schema(0));
        if (random.nextInt(10) == 0)
            schema.putObject("propertyNames").put("pattern", pick(PATTERNS));
        if (random.nextInt(10) == 0) {
            schema.putObject("dependentRequired").putArray(pick(NAMES)).add(pick(NAMES));
        }
        if (random.nextInt(12) == 0) {
            schema.putObject("dependentSchemas").set(pick(NAMES), object(0));
        }
        return schema;
    }

    private ObjectNode combined(int depth) {
        var schema = empty();
        switch (random.nextInt(7)) {
            case 0, 1 -> schema.set("anyOf", some(depth));
            case 2, 3 -> schema.set("allOf", some(depth));
            case 4 -> schema.set("oneOf", some(depth));
            case 5 -> schema.set("not", schema(0));
            default -> {
                schema.set("if", schema(0));
                schema.set("then", schema(depth));
                if (random.nextBoolean()) schema.set("else", schema(depth));
            }
        }
        return schema;
    }

    private ArrayNode some(int depth) {
        var schemas = JsonNodeFactory.instance.arrayNode().add(schema(depth));
        while (schemas.size() < 3 && random.nextBoolean()) schemas.add(schema(depth));
        return schemas;
    }

    /** The schema with one or two changes at random places. */
    ObjectNode changed(ObjectNode body) {
        var changed = body.deepCopy();
        for (int i = random.nextInt(1, 3); i > 0; i--) change(pick(places(changed)));
        return changed.put("type", "object");
    }

    private void change(ObjectNode place) {
        var keywords = List.copyOf(place.propertyNames());
        switch (random.nextInt(6)) {
            case 0 -> place.remove(keywords.isEmpty() ? "type" : pick(keywords));
            case 1 -> add(number(), place);
            case 2 -> add(text(), place);
            case 3 -> add(array(0), place);
            case 4 -> add(object(1), place);
            default -> add(random.nextBoolean() ? combined(1) : type(), place);
        }
    }

    private void add(ObjectNode more, ObjectNode place) {
        more.forEachEntry((keyword, value) -> {
            if (keyword.equals("properties")) place.withObject(keyword).setAll((ObjectNode) value);
            else if (random.nextInt(3) > 0) place.set(keyword, value);
        });
    }

    /** All objects with keywords below a schema, itself included. */
    static List<ObjectNode> places(ObjectNode schema) {
        var found = new ArrayList<ObjectNode>(List.of(schema));
        schema.forEachEntry((keyword, value) -> {
            switch (keyword) {
                case "properties",
                        "patternProperties",
                        "dependentSchemas",
                        "allOf",
                        "anyOf",
                        "oneOf",
                        "prefixItems" ->
                        value.forEach(below -> add(below, found));
                case "additionalProperties", "items", "contains", "not", "if", "then", "else" ->
                        add(value, found);
                default -> {}
            }
        });
        return found;
    }

    private static void add(JsonNode schema, List<ObjectNode> found) {
        if (schema instanceof ObjectNode object) found.addAll(places(object));
    }

    /** The schema said in another way: it accepts the same values and names the same properties. */
    ObjectNode reworded(ObjectNode body) {
        var reworded = body.deepCopy();
        for (int i = 0; i < 3; i++) reword(pick(places(reworded)), i);
        return reworded.put("type", "object");
    }

    private void reword(ObjectNode place, int turn) {
        switch (random.nextInt(8)) {
            case 0 -> place.putIfAbsent("minLength", JsonNodeFactory.instance.numberNode(0));
            case 1 -> place.putIfAbsent("uniqueItems", JsonNodeFactory.instance.booleanNode(false));
            case 2 -> place.putIfAbsent("not", JsonNodeFactory.instance.booleanNode(false));
            case 3 -> place.withArray("allOf").addObject();
            case 4 -> place.put("title", "Turn " + turn);
            case 5 -> {
                if (place.path("type").isString()) {
                    place.withArray("allOf").addObject().set("type", place.path("type"));
                }
            }
            case 6 -> {
                if (place.has("const")) place.putArray("enum").add(place.remove("const"));
            }
            default -> {
                if (place.path("minimum").isNumber()) {
                    place.withArray("allOf").addObject().set("minimum", place.path("minimum"));
                }
            }
        }
    }
}
