package dev.ordinal.engine.schema.internal;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.schema.internal.catalog.EventSchema;
import dev.ordinal.engine.schema.internal.catalog.SchemaCatalog;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.stream.Stream;

/** Schemas as short Java text: events are {@code door.opened 1.0.0}, JSON has single quotes. */
public final class Schemas {

    private Schemas() {}

    public static EventName event(String text) {
        var parts = text.split(" ", 2);
        return new EventName(parts[0], parts[1]);
    }

    public static JsonNode json(String text) {
        return Json.STRICT.readTree(text.replace('\'', '"'));
    }

    public static ObjectNode object(String text) {
        return (ObjectNode) json(text);
    }

    /** The document of a schema with further keywords. */
    public static ObjectNode document(String event, String keywords) {
        var head =
                "'$schema': '%s', '$id': '%s', 'type': 'object'"
                        .formatted(EventSchema.DIALECT, EventSchema.path(event(event)));
        return object("{" + head + (keywords.isEmpty() ? "" : ", " + keywords) + "}");
    }

    public static EventSchema schema(String event, String keywords) {
        return EventSchema.of(event(event), document(event, keywords));
    }

    public static SchemaCatalog catalog(EventSchema... schemas) {
        return new SchemaCatalog(List.of(schemas));
    }

    /** A catalog of schemas that allow every object. */
    public static SchemaCatalog catalogOf(String... events) {
        return new SchemaCatalog(Stream.of(events).map(event -> schema(event, "")).toList());
    }
}
