package dev.ordinal.testkit.schema;

import dev.ordinal.engine.schema.internal.catalog.EventSchema;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;

/**
 * The first draft of a schema: what the record says, and what people said about the same places in
 * the version before.
 */
final class Draft {

    /** The keywords that follow from the record. */
    private static final Set<String> STRUCTURE =
            Set.of(
                    "type",
                    "properties",
                    "required",
                    "items",
                    "additionalProperties",
                    "anyOf",
                    "enum");

    private final ObjectNode document;

    private Draft(ObjectNode document) {
        this.document = document;
    }

    static EventSchema of(EventSchema ofRecord, @Nullable EventSchema before) {
        var document = ofRecord.document();
        if (before != null) new Draft(document).inherit(document, before.inlined());
        return EventSchema.of(ofRecord.event(), inOrder(document));
    }

    /** The document with its keywords in the order in which people write them. */
    private static ObjectNode inOrder(ObjectNode document) {
        var ordered = document.objectNode();
        for (String first : List.of("$schema", "$id", "title", "description")) {
            if (document.has(first)) ordered.set(first, document.get(first));
        }
        document.forEachEntry(ordered::set);
        return ordered;
    }

    private void inherit(JsonNode node, JsonNode before) {
        if (!(resolve(node) instanceof ObjectNode here) || !before.isObject()) return;
        before.forEachEntry((keyword, value) -> {
            if (!STRUCTURE.contains(keyword) && !here.has(keyword)) here.set(keyword, value);
        });
        inherit(here.path("items"), before.path("items"));
        here.path("properties")
                .forEachEntry((name, property) ->
                        inherit(property, before.path("properties").path(name)));
    }

    private JsonNode resolve(JsonNode node) {
        var reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }
}
