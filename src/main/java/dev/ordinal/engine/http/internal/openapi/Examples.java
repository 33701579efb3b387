package dev.ordinal.engine.http.internal.openapi;

import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Examples of bodies, put together from the examples of their parts: {@code @Schema(examples)} on
 * the components of records.
 */
final class Examples {

    private static final String REFERENCE = "#/components/schemas/";
    private static final int DEEPEST = 12;

    private static final Map<String, String> BY_FORMAT =
            Map.of(
                    "uuid", "0198a2c4-7b1e-7c3a-9d52-3f1e8a6b4c21",
                    "date-time", "2026-01-01T12:00:00Z");

    private final Map<String, Schema> schemas;

    Examples(OpenAPI description) {
        schemas = description.getComponents().getSchemas();
    }

    /** Adds an example to each body of an operation that has none. */
    void addTo(Operation operation) {
        if (operation.getRequestBody() != null) addTo(operation.getRequestBody().getContent());
        operation
                .getResponses()
                .getAPIResponses()
                .forEach((status, response) -> {
                    if (status.startsWith("2")) addTo(response.getContent());
                });
    }

    private void addTo(@Nullable Content content) {
        if (content == null) return;
        for (MediaType media : content.getMediaTypes().values()) {
            boolean isOpen = media.getExample() == null && media.getExamples() == null;
            if (isOpen && media.getSchema() != null) media.setExample(of(media.getSchema(), 0));
        }
    }

    /** An example that is valid against the schema; null where null is valid and nothing better. */
    @Nullable Object of(Schema schema, int depth) {
        if (depth > DEEPEST) return null;
        if (schema.getRef() != null) return of(target(schema.getRef()), depth + 1);
        if (schema.getExamples() != null) return schema.getExamples().getFirst();
        if (schema.getEnumeration() != null) return schema.getEnumeration().getFirst();
        if (schema.getAnyOf() != null) return of(schema.getAnyOf().getFirst(), depth + 1);
        var types = schema.getType();
        if (types == null) return "";
        if (types.contains(SchemaType.NULL)) return null;
        return ofType(schema, types.getFirst(), depth);
    }

    private Schema target(String reference) {
        return Objects.requireNonNull(
                schemas.get(reference.substring(REFERENCE.length())), reference);
    }

    private Object ofType(Schema schema, SchemaType type, int depth) {
        return switch (type) {
            case OBJECT -> ofObject(schema, depth);
            case ARRAY -> ofArray(schema, depth);
            case STRING -> BY_FORMAT.getOrDefault(formatOf(schema), "text");
            case INTEGER, NUMBER -> schema.getMinimum() == null ? 1 : schema.getMinimum();
            case BOOLEAN -> false;
            default -> "";
        };
    }

    private static String formatOf(Schema schema) {
        return schema.getFormat() == null ? "" : schema.getFormat();
    }

    private Map<String, Object> ofObject(Schema schema, int depth) {
        var example = new LinkedHashMap<String, Object>();
        if (schema.getProperties() == null) return example;
        schema.getProperties()
                .forEach((name, property) -> {
                    var value = of(property, depth + 1);
                    if (value != null || isRequired(schema, name)) example.put(name, value);
                });
        return example;
    }

    private static boolean isRequired(Schema schema, String name) {
        return schema.getRequired() != null && schema.getRequired().contains(name);
    }

    private List<Object> ofArray(Schema schema, int depth) {
        var item = schema.getItems() == null ? null : of(schema.getItems(), depth + 1);
        return item == null ? List.of() : List.of(item);
    }
}
