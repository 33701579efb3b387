package dev.ordinal.engine.http.internal.registry;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.schema.internal.catalog.EventSchema;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Types of an event's version, each as a schema with a name of its own: the body, and every object
 * and enumeration inside it. Generators of code take the name from the {@code title}, so no two
 * versions share a class.
 */
final class SchemaTypes {

    /** What a reference to a type begins with. */
    static final String REFERENCE = "#/components/schemas/";

    /** The extension in which tools of AsyncAPI keep the name of a schema. */
    private static final String NAME = "x-parser-schema-id";

    private static final Set<String> ANNOTATIONS =
            Set.of("$comment", "default", "deprecated", "description", "examples", "title");

    private final ObjectNode document;
    private final String name;
    private final Map<String, JsonNode> types = new TreeMap<>();
    private final Map<String, String> referred = new TreeMap<>();

    private SchemaTypes(String name, ObjectNode document) {
        this.name = name;
        this.document = document;
    }

    /** The types of a version by name; that of the body is {@link #nameOf}. */
    static Map<String, JsonNode> of(EventSchema schema) {
        var document = schema.document();
        var body = document.deepCopy();
        body.remove(Set.of("$schema", "$id", "$defs"));
        if (!body.has("description") && body.has("title")) {
            body.set("description", body.path("title"));
        }
        var types = new SchemaTypes(nameOf(schema.event()), document);
        types.add(types.name, body);
        return types.types;
    }

    /** The name of the type of an event's body, such as {@code OrderCreatedV2_0_0}. */
    static String nameOf(EventName event) {
        return capitalized(event.name()) + "V" + event.version().replaceAll("[^0-9A-Za-z]", "_");
    }

    private static String capitalized(String words) {
        var name = new StringBuilder();
        for (String word : words.split("[^0-9A-Za-z]+", -1)) {
            if (word.isEmpty()) continue;
            name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        return name.toString();
    }

    /** Adds a type, and answers with a reference to it. */
    private ObjectNode add(String wanted, ObjectNode schema) {
        var free = wanted;
        for (int i = 2; types.containsKey(free); i++) free = wanted + i;
        types.put(free, schema); // reserves the name for the types inside
        var type = Json.TOLERANT.createObjectNode().put("title", free);
        var content = (ObjectNode) inside(schema, free);
        content.remove("title");
        types.put(free, type.put(NAME, free).setAll(content));
        return referenceTo(free);
    }

    private static ObjectNode referenceTo(String type) {
        return Json.TOLERANT.createObjectNode().put("$ref", REFERENCE + type);
    }

    /** A schema inside another: a reference, if it is a type of its own. */
    private JsonNode use(JsonNode schema, String wanted) {
        if (!(schema instanceof ObjectNode object)) return schema;
        if (object.path("$ref").isString()) return follow(object, wanted);
        return isType(object) ? add(wanted, object) : inside(object, wanted);
    }

    private static boolean isType(JsonNode schema) {
        return schema.path("properties").isObject() || schema.path("enum").isArray();
    }

    /** Replaces a reference. Draft 07 ignores the keywords beside it, so limits go into allOf. */
    private JsonNode follow(ObjectNode schema, String wanted) {
        var target = schema.path("$ref").stringValue();
        var type = typeAt(target.substring(1));
        var limits = schema.deepCopy();
        limits.remove("$ref");
        limits.remove(ANNOTATIONS);
        if (limits.isEmpty()) return type;
        var both = Json.TOLERANT.createObjectNode();
        both.putArray("allOf").add(type).add(inside(limits, wanted));
        return both;
    }

    private JsonNode typeAt(String pointer) {
        var known = referred.get(pointer);
        if (known != null) return referenceTo(known);
        var schema = document.at(JsonPointer.compile(pointer));
        if (!(schema instanceof ObjectNode object) || object.has("$ref")) return use(schema, name);
        var last = pointer.substring(pointer.lastIndexOf('/') + 1);
        var reference = add(name + capitalized(last), object);
        referred.put(pointer, reference.path("$ref").stringValue().substring(REFERENCE.length()));
        return reference;
    }

    /** The schema in draft 07, with references to the types inside it. */
    private JsonNode inside(ObjectNode schema, String type) {
        return Draft07.of(schema, (part, below) -> use(part, nameOf(type, below)));
    }

    /** The name of a type at a place: that of the property, or one item of it. */
    private static String nameOf(String type, String property) {
        if (!property.equals(Draft07.ITEM)) return type + capitalized(property);
        boolean isPlural = type.endsWith("s") && !type.endsWith("ss");
        return isPlural ? type.substring(0, type.length() - 1) : type + "Item";
    }
}
