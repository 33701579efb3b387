package dev.ordinal.engine.schema.internal.catalog;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Resolver that replaces every {@code $ref} of a schema by its target. A schema refers to nothing
 * outside itself, so nothing is fetched, and not to itself recursively, so the replacement ends.
 */
final class References {

    /**
     * Keywords that would make a {@code $ref} refer to something other than a place in this
     * document.
     */
    private static final Set<String> MOVING =
            Set.of(
                    "$id",
                    "$anchor",
                    "$dynamicRef",
                    "$dynamicAnchor",
                    "$recursiveRef",
                    "$vocabulary");

    /**
     * The most objects after all references are replaced; a few references can expand to millions
     * of schemas.
     */
    private static final int MOST_OBJECTS = 2_000;

    private static final int MOST_NODES = 20_000;

    private final String what;
    private final JsonNode document;
    private int objects;
    private int nodes;
    private final List<Violation> violations = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();

    private References(String what, JsonNode document) {
        this.what = what;
        this.document = document;
    }

    /**
     * The schema with every reference replaced, and without {@code $defs}, {@code $id} and {@code
     * $schema}.
     *
     * @throws UnsoundSchemaException if a reference leaves the document, has no target, or is
     *     circular
     */
    static ObjectNode inline(String what, ObjectNode document) {
        var references = new References(what, document);
        var root = document.deepCopy();
        root.remove(List.of("$schema", "$id", "$defs"));
        references.open.push("#");
        var inlined = references.inline(root, "", true);
        // Definitions that no reference uses must be valid as well.
        references.inline(document.path("$defs"), "/$defs", false);
        if (references.violations.isEmpty()) return (ObjectNode) inlined;
        throw references.unsound();
    }

    private UnsoundSchemaException unsound() {
        return new UnsoundSchemaException(what, violations.stream().distinct().toList());
    }

    /**
     * Replaces the references below a node.
     *
     * @param isSchema whether the names in an object are keywords; otherwise they are property
     *     names with schemas as values
     */
    private JsonNode inline(JsonNode node, String pointer, boolean isSchema) {
        count(node, pointer);
        return switch (node) {
            case ArrayNode array -> inlineAll(array, pointer, isSchema);
            case ObjectNode object when isSchema && object.path("$ref").isString() ->
                    replace(object, pointer);
            case ObjectNode object -> inlineAll(object, pointer, isSchema);
            default -> node;
        };
    }

    private void count(JsonNode node, String pointer) {
        nodes++;
        if (node.isObject()) objects++;
        if (nodes <= MOST_NODES && objects <= MOST_OBJECTS) return;
        fault(
                pointer,
                "too-large",
                "there are more than %d schemas in it, counting each as often as it is referred to"
                        .formatted(MOST_OBJECTS));
        throw unsound();
    }

    private JsonNode inlineAll(ArrayNode array, String pointer, boolean isSchema) {
        var inlined = array.arrayNode();
        for (int i = 0; i < array.size(); i++) {
            inlined.add(inline(array.get(i), pointer + "/" + i, isSchema));
        }
        return inlined;
    }

    private ObjectNode inlineAll(ObjectNode object, String pointer, boolean isSchema) {
        var inlined = object.objectNode();
        object.forEachEntry((name, value) -> {
            var place = Violation.below(pointer, name);
            if (isSchema && MOVING.contains(name)) {
                fault(place, name, name + " is not supported: a schema must be self-contained");
            } else if (isSchema && !Keywords.isKnown(name)) {
                fault(
                        place,
                        name,
                        "is not a keyword of JSON Schema 2020-12; extensions begin with x-");
            }
            if (isSchema && Keywords.holdsValue(name)) inlined.set(name, value);
            else inlined.set(name, inline(value, place, !isSchema || !Keywords.holdsNames(name)));
        });
        return inlined;
    }

    private JsonNode replace(ObjectNode object, String pointer) {
        var reference = object.path("$ref").stringValue();
        var place = pointer + "/$ref";
        if (!reference.startsWith("#")) {
            fault(place, "$ref", "\"" + reference + "\" leads outside and is never fetched");
        } else if (!reference.matches("#(/.*)?")) {
            fault(place, "$ref", "\"" + reference + "\" is no JSON Pointer such as #/$defs/Money");
        } else if (open.contains(reference)) {
            fault(place, "$ref", "\"" + reference + "\" is circular: it leads back to itself");
        } else {
            return follow(object, reference, pointer);
        }
        return object;
    }

    private JsonNode follow(ObjectNode object, String reference, String pointer) {
        var target = document.at(JsonPointer.compile(reference.substring(1)));
        if (!target.isObject() && !target.isBoolean()) {
            var where = target.isMissingNode() ? "nowhere" : "to no schema";
            fault(pointer + "/$ref", "$ref", "\"" + reference + "\" leads " + where);
            return object;
        }
        open.push(reference);
        var inlined = inline(target, reference.substring(1), true);
        open.pop();
        return object.size() > 1 ? besides(object, inlined, pointer) : inlined;
    }

    /**
     * Merges the keywords beside a reference with its target; the same keyword on both sides is a
     * fault.
     */
    private JsonNode besides(ObjectNode object, JsonNode found, String pointer) {
        var others = inlineAll(object.deepCopy().without("$ref"), pointer, true);
        if (found.isBoolean()) return found.booleanValue() ? others : found;
        var both = ((ObjectNode) found).deepCopy();
        others.forEachEntry((name, value) -> {
            if (both.has(name) && !Keywords.isAnnotation(name)) {
                fault(
                        pointer + "/$ref",
                        "$ref",
                        "stands beside " + name + ", which its target says as well");
            }
            both.set(name, value);
        });
        return both;
    }

    private void fault(String pointer, String rule, String detail) {
        violations.add(new Violation(pointer, rule, detail));
    }
}
