package dev.ordinal.engine.http.internal;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Differences between two OpenAPI descriptions that would break callers. */
final class ApiChanges {

    private static final String SCHEMA = "#/components/schemas/";

    private final JsonNode before;
    private final JsonNode after;
    private final List<String> breaking = new ArrayList<>();

    private ApiChanges(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /** The breaking changes in words; empty if no caller is affected. */
    static List<String> breaking(JsonNode before, JsonNode after) {
        var changes = new ApiChanges(before, after);
        changes.compareOperations();
        changes.compareSchemas();
        return changes.breaking;
    }

    private void compareOperations() {
        for (var path : before.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                var now = after.path("paths").path(path.getKey()).path(operation.getKey());
                compareOperation(
                        operation.getKey() + " " + path.getKey(), operation.getValue(), now);
            }
        }
    }

    private void compareOperation(String name, JsonNode old, JsonNode now) {
        if (now.isMissingNode()) {
            breaking.add(name + " is gone");
            return;
        }
        var id = old.path("operationId");
        if (!id.isMissingNode() && !id.equals(now.path("operationId"))) {
            breaking.add(name + " is no longer called " + id.asString());
        }
        for (var response : old.path("responses").properties()) {
            if (!now.path("responses").has(response.getKey())) {
                breaking.add(name + " no longer answers " + response.getKey());
            }
        }
        for (var parameter : now.path("parameters")) {
            var known = find(old.path("parameters"), parameter.path("name").asString());
            boolean wasRequired = known.path("required").asBoolean(false);
            if (parameter.path("required").asBoolean(false) && !wasRequired) {
                breaking.add(name + " now requires " + parameter.path("name").asString());
            }
        }
    }

    private static JsonNode find(JsonNode parameters, String name) {
        for (var parameter : parameters) {
            if (parameter.path("name").asString().equals(name)) return parameter;
        }
        return parameters.path("none");
    }

    private void compareSchemas() {
        var sent = schemasIn("requestBody");
        var received = schemasIn("responses");
        for (var schema : before.path("components").path("schemas").properties()) {
            var name = schema.getKey();
            var now = after.path("components").path("schemas").path(name);
            compareProperties(name, schema.getValue(), now);
            if (now.isMissingNode()) continue;
            if (sent.contains(name)) compareRequired(name, schema.getValue(), now);
            if (received.contains(name)) compareGuaranteed(name, schema.getValue(), now);
        }
    }

    /** The names of the schemas that a part of the operations uses, now or before. */
    private Set<String> schemasIn(String part) {
        var names = new HashSet<String>();
        for (JsonNode api : List.of(before, after)) {
            for (var item : api.path("paths")) {
                for (var operation : item) collect(operation.path(part), api, names);
            }
        }
        return names;
    }

    private static void collect(JsonNode node, JsonNode api, Set<String> names) {
        for (var reference : references(node).toList()) {
            var target = api.at(reference.substring(1));
            boolean isNew =
                    !reference.startsWith(SCHEMA)
                            || names.add(reference.substring(SCHEMA.length()));
            if (isNew) collect(target, api, names);
        }
    }

    private static Stream<String> references(JsonNode node) {
        var below = node.valueStream().flatMap(ApiChanges::references);
        return Stream.concat(node.path("$ref").asStringOpt().stream(), below);
    }

    private void compareProperties(String schema, JsonNode old, JsonNode now) {
        for (Map.Entry<String, JsonNode> property : old.path("properties").properties()) {
            var other = now.path("properties").path(property.getKey());
            var name = schema + "." + property.getKey();
            if (other.isMissingNode()) {
                breaking.add(name + " is gone");
            } else if (!typeOf(other, after).equals(typeOf(property.getValue(), before))) {
                breaking.add(name + " has another type");
            }
        }
        for (var value : old.path("enum")) {
            if (!contains(now.path("enum"), value)) {
                breaking.add(schema + " is no longer " + value.asString());
            }
        }
    }

    private void compareRequired(String schema, JsonNode old, JsonNode now) {
        for (var required : now.path("required")) {
            if (contains(old.path("required"), required)) continue;
            breaking.add(schema + "." + required.asString() + " is now required");
        }
    }

    private void compareGuaranteed(String schema, JsonNode old, JsonNode now) {
        for (var required : old.path("required")) {
            if (contains(now.path("required"), required)) continue;
            breaking.add(schema + "." + required.asString() + " may be missing now");
        }
    }

    private static boolean contains(JsonNode list, JsonNode wanted) {
        for (var one : list) if (one.equals(wanted)) return true;
        return false;
    }

    private static List<JsonNode> typeOf(JsonNode property, JsonNode api) {
        var named = api.at(property.path("$ref").asString("#").substring(1));
        var type = isText(named) ? named : property;
        return Stream.of("type", "$ref", "format", "anyOf", "items").map(type::path).toList();
    }

    /**
     * Whether a schema is a text of any kind: generated clients have no type of their own for it.
     */
    private static boolean isText(JsonNode schema) {
        return schema.path("type").asString("").equals("string") && !schema.has("enum");
    }
}
