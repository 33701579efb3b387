package dev.ordinal.engine.http.internal.registry;

import dev.ordinal.engine.json.Json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Set;
import java.util.function.BiFunction;

/**
 * Schemas of JSON Schema 2020-12 in draft 07, which the tools of AsyncAPI read. A keyword without a
 * counterpart is left out, so that the schema accepts more; the address in {@code dataschema}
 * serves the exact one (<a href="https://json-schema.org/draft/2019-09/release-notes">release
 * notes</a>).
 */
final class Draft07 {

    /** The place of the items of an array, which has no name. */
    static final String ITEM = "[]";

    static final String FORMAT = "application/schema+json;version=draft-07";

    private static final Set<String> MISSING =
            Set.of(
                    "$defs",
                    "contentSchema",
                    "maxContains",
                    "minContains",
                    "unevaluatedItems",
                    "unevaluatedProperties");
    private static final Set<String> MAPS = Set.of("patternProperties", "properties");
    private static final Set<String> LISTS = Set.of("allOf", "anyOf", "oneOf");
    private static final Set<String> SCHEMAS =
            Set.of("additionalProperties", "else", "if", "not", "propertyNames", "then");

    private final ObjectNode schema;
    private final BiFunction<JsonNode, String, JsonNode> inside;
    private final ObjectNode converted = Json.TOLERANT.createObjectNode();

    private Draft07(ObjectNode schema, BiFunction<JsonNode, String, JsonNode> inside) {
        this.schema = schema;
        this.inside = inside;
    }

    /**
     * Converts a schema.
     *
     * @param inside converts a schema inside it, for which it gets the name of the property, {@link
     *     #ITEM}, or a text that tells branches apart
     */
    static ObjectNode of(ObjectNode schema, BiFunction<JsonNode, String, JsonNode> inside) {
        var draft = new Draft07(schema, inside);
        schema.forEachEntry(draft::convert);
        return draft.converted;
    }

    private void convert(String keyword, JsonNode value) {
        if (MISSING.contains(keyword)) return;
        if (MAPS.contains(keyword)) convertMap(keyword, value);
        else if (LISTS.contains(keyword)) convertList(keyword, value);
        else if (SCHEMAS.contains(keyword)) converted.set(keyword, inside.apply(value, keyword));
        else {
            switch (keyword) {
                case "items" -> convertItems(value);
                case "prefixItems" -> convertList("items", value);
                case "contains" -> convertContains(value);
                case "dependentRequired", "dependentSchemas" -> convertDependent(value);
                default -> converted.set(keyword, value);
            }
        }
    }

    private void convertMap(String keyword, JsonNode schemas) {
        var map = converted.putObject(keyword);
        schemas.forEachEntry((name, value) -> map.set(name, inside.apply(value, name)));
    }

    private void convertList(String keyword, JsonNode schemas) {
        var list = converted.putArray(keyword);
        for (int i = 0; i < schemas.size(); i++) {
            list.add(inside.apply(schemas.path(i), "Option" + (i + 1)));
        }
    }

    private void convertItems(JsonNode items) {
        var keyword = schema.has("prefixItems") ? "additionalItems" : "items";
        converted.set(keyword, inside.apply(items, ITEM));
    }

    private void convertContains(JsonNode contained) {
        if (schema.path("minContains").asInt(1) == 0) return;
        converted.set("contains", inside.apply(contained, ITEM));
    }

    private void convertDependent(JsonNode dependent) {
        dependent.forEachEntry((name, value) ->
                converted
                        .withObject("dependencies")
                        .set(name, value.isArray() ? value : inside.apply(value, name)));
    }
}
