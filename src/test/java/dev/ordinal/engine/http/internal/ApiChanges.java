package dev.ordinal.engine.http.internal;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** Differences between two OpenAPI descriptions that would break callers. */
final class ApiChanges {

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
        for (var response : old.path("responses").properties()) {
            if (!now.path("responses").has(response.getKey())) {
                breaking.add(name + " no longer answers " + response.getKey());
            }
        }
        for (var parameter : now.path("parameters")) {
            boolean required = parameter.path("required").asBoolean(false);
            if (required && !has(old.path("parameters"), parameter.path("name").asString())) {
                breaking.add(name + " now requires " + parameter.path("name").asString());
            }
        }
    }

    private static boolean has(JsonNode parameters, String name) {
        for (var parameter : parameters) {
            if (parameter.path("name").asString().equals(name)) return true;
        }
        return false;
    }

    private void compareSchemas() {
        for (var schema : before.path("components").path("schemas").properties()) {
            var now = after.path("components").path("schemas").path(schema.getKey());
            compareProperties(schema.getKey(), schema.getValue(), now);
        }
    }

    private void compareProperties(String schema, JsonNode old, JsonNode now) {
        for (var property : old.path("properties").properties()) {
            var other = now.path("properties").path(property.getKey());
            var name = schema + "." + property.getKey();
            if (other.isMissingNode()) {
                breaking.add(name + " is gone");
            } else if (!typeOf(other).equals(typeOf(property.getValue()))) {
                breaking.add(name + " has another type");
            }
        }
        for (var required : now.path("required")) {
            if (!old.isMissingNode() && !contains(old.path("required"), required)) {
                breaking.add(schema + "." + required.asString() + " is now required");
            }
        }
    }

    private static boolean contains(JsonNode list, JsonNode wanted) {
        for (var one : list) if (one.equals(wanted)) return true;
        return false;
    }

    private static List<JsonNode> typeOf(JsonNode property) {
        return List.of(property.path("type"), property.path("$ref"), property.path("format"));
    }
}
