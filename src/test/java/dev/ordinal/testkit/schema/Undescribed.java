package dev.ordinal.testkit.schema;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The search for properties that no description explains. */
final class Undescribed {

    private final JsonNode document;
    private final List<String> found = new ArrayList<>();

    private Undescribed(JsonNode document) {
        this.document = document;
    }

    /** The JSON Pointers of the properties without a description, at whatever depth. */
    static List<String> in(JsonNode document) {
        var search = new Undescribed(document);
        search.schema("", document);
        return List.copyOf(search.found);
    }

    private void schema(String pointer, JsonNode schema) {
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            if (!isDescribed(property.getValue())) {
                found.add(pointer + "/properties/" + property.getKey());
            }
        }
        if (schema.isObject()) {
            schema.properties().forEach(part -> below(pointer, part.getKey(), part.getValue()));
        } else if (schema.isArray()) {
            for (int i = 0; i < schema.size(); i++) schema(pointer + "/" + i, schema.get(i));
        }
    }

    /** Goes into a keyword; values of {@code const}, {@code default} and the like are data. */
    private void below(String pointer, String keyword, JsonNode value) {
        var place = pointer + "/" + keyword;
        switch (keyword) {
            case "properties", "$defs", "patternProperties", "dependentSchemas" ->
                    value.properties()
                            .forEach(part -> schema(place + "/" + part.getKey(), part.getValue()));
            case "const", "enum", "default", "examples" -> {}
            default -> schema(place, value);
        }
    }

    /** A reference may leave the words to what it refers to. */
    private boolean isDescribed(JsonNode schema) {
        if (!schema.path("description").asString("").isBlank()) return true;
        var reference = schema.path("$ref").asString("");
        return reference.startsWith("#/") && isDescribed(document.at(reference.substring(1)));
    }
}
