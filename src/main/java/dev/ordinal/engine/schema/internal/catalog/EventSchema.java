package dev.ordinal.engine.schema.internal.catalog;

import dev.ordinal.engine.crypto.internal.Sha256;
import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.message.SemanticVersion;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Schema of one version of an event: valid JSON Schema 2020-12 without references to other
 * documents.
 */
public final class EventSchema {

    /** The value of {@code $schema}. */
    public static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final EventName event;
    private final ObjectNode document;
    private final ObjectNode inlined;
    private final Validator validator;

    private EventSchema(EventName event, ObjectNode document) {
        this.event = event;
        this.document = document;
        this.inlined = References.inline("The schema of " + event, document);
        this.validator = Validator.of(inlined);
    }

    /**
     * Creates the schema of an event.
     *
     * @throws UnsoundSchemaException if the document is no JSON Schema 2020-12 of an object, refers
     *     to anything outside itself or in a circle, or has an {@code $id} of something else
     */
    public static EventSchema of(EventName event, JsonNode document) {
        var violations = new ArrayList<>(Validator.ofSchemas().violations(document));
        if (violations.isEmpty()) addFormal(event, document, violations);
        if (violations.isEmpty()) return new EventSchema(event, ((ObjectNode) document).deepCopy());
        throw new UnsoundSchemaException("The schema of " + event, violations);
    }

    private static void addFormal(EventName event, JsonNode document, List<Violation> violations) {
        require(document, "$schema", DIALECT, violations);
        require(document, "$id", path(event), violations);
        require(document, "type", "object", violations);
    }

    private static void require(
            JsonNode document, String keyword, String value, List<Violation> violations) {
        if (document.path(keyword).asString("").equals(value)) return;
        violations.add(new Violation("/" + keyword, keyword, "must be \"" + value + "\""));
    }

    /**
     * The path of the schema, which is also its {@code $id}. It has no host, since installations
     * differ in that.
     */
    public static String path(EventName event) {
        return "/schemas/" + event.name() + "/" + event.version();
    }

    public EventName event() {
        return event;
    }

    public SemanticVersion version() {
        return event.semanticVersion();
    }

    /** The document as it was released. */
    public ObjectNode document() {
        return document.deepCopy();
    }

    /** The document with every {@code $ref} replaced by its target, and without {@code $id}. */
    public ObjectNode inlined() {
        return inlined.deepCopy();
    }

    /** The violations of the schema by a body; empty if it is valid. Each points into the body. */
    public List<Violation> violations(JsonNode body) {
        return validator.violations(body);
    }

    /** A number from the content, the same on every server: positive, 31 bits of its SHA-256. */
    public int id() {
        var digest = new Sha256().add(Json.TOLERANT.writeValueAsString(document)).bytes();
        return ByteBuffer.wrap(digest).getInt() & Integer.MAX_VALUE;
    }

    @Override
    public String toString() {
        return event.toString();
    }
}
