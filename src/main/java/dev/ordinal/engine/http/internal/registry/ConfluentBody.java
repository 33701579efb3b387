package dev.ordinal.engine.http.internal.registry;

import dev.ordinal.engine.json.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.util.Objects;

/** Body of a request of Confluent's clients that contains a schema. */
final class ConfluentBody {

    private ConfluentBody() {}

    /** The schema: the body's {@code schema}, as text or as JSON, or the body itself. */
    static JsonNode schema(@Nullable String body) {
        try {
            var request = Json.TOLERANT.readTree(Objects.requireNonNullElse(body, ""));
            if (Proposals.isSchema(request)) return request;
            if (!request.path("schemaType").asString("JSON").equals("JSON")) {
                throw ConfluentException.badSchema("only schemas of type JSON are supported");
            }
            var schema = request.path("schema");
            if (schema.isObject()) return schema;
            return Json.TOLERANT.readTree(
                    schema.asStringOpt()
                            .orElseThrow(() -> ConfluentException.badSchema("there is none")));
        } catch (JacksonException e) {
            throw ConfluentException.badSchema("it is not valid JSON");
        }
    }
}
