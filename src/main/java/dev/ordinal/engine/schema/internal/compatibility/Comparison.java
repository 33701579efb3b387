package dev.ordinal.engine.schema.internal.compatibility;

import dev.ordinal.engine.schema.internal.catalog.EventSchema;
import dev.ordinal.engine.schema.internal.catalog.Keywords;
import dev.ordinal.engine.schema.internal.catalog.Violation;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Comparison of two schemas: whether one version reads all that another writes. Writers write only
 * the properties that their schema names (the build checks that), and readers ignore unknown
 * properties, so a property that only one schema names breaks nothing unless it is required. A case
 * that cannot be decided counts as broken.
 */
public final class Comparison {

    /** Keywords with which a writer's schema may name further properties. */
    private static final Set<String> UNDECIDED =
            Set.of(
                    "allOf",
                    "dependentSchemas",
                    "else",
                    "if",
                    "oneOf",
                    "patternProperties",
                    "prefixItems",
                    "then");

    static final JsonNode ANYTHING = JsonNodeFactory.instance.objectNode();

    private final String reader;
    private final String writer;
    private final List<Violation> violations = new ArrayList<>();

    private Comparison(String reader, String writer) {
        this.reader = reader;
        this.writer = writer;
    }

    /**
     * The reasons for which the code of {@code reader} cannot read what the code of {@code writer}
     * wrote.
     */
    public static List<Violation> hindrances(EventSchema reader, EventSchema writer) {
        return hindrances(
                reader.event().version(),
                Keywords.withoutAnnotations(reader.inlined()),
                writer.event().version(),
                Keywords.withoutAnnotations(writer.inlined()));
    }

    private static List<Violation> hindrances(
            String reader, JsonNode reads, String writer, JsonNode writes) {
        var comparison = new Comparison(reader, writer);
        comparison.compare(reads, writes, "");
        return List.copyOf(comparison.violations);
    }

    private void compare(JsonNode reads, JsonNode writes, String pointer) {
        if (reads.equals(writes) || accepts(reads) || refuses(writes)) return;
        if (refuses(reads)) {
            fault(pointer, "closed", reader + " takes nothing here, " + writer + " writes it");
            return;
        }
        var written = accepts(writes) ? ANYTHING : writes;
        var at = new Place(reads, written, pointer);
        written.propertyNames().forEach(keyword -> requireDecidable(keyword, at));
        if (written.has("anyOf") && !reads.has("anyOf")) compareBranches(at);
        else reads.propertyNames().forEach(keyword -> compare(keyword, at));
    }

    private void requireDecidable(String keyword, Place at) {
        if (!UNDECIDED.contains(keyword) || at.isSame(keyword)) return;
        fault(
                at.pointer() + "/" + keyword,
                "undecided",
                "what %s writes by %s cannot be compared".formatted(writer, keyword));
    }

    private static boolean accepts(JsonNode schema) {
        return schema.isBoolean() ? schema.booleanValue() : schema.isEmpty();
    }

    private static boolean refuses(JsonNode schema) {
        return schema.isBoolean() && !schema.booleanValue();
    }

    private void compare(String keyword, Place at) {
        switch (keyword) {
            case "type" -> compareTypes(at);
            case "enum", "const" -> compareValues(at);
            case "required" -> compareRequired(at);
            case "properties" -> compareProperties(at);
            case "additionalProperties" -> compareAdditional(at);
            case "items" ->
                    compare(at.read("items"), at.writtenSchema("items"), at.pointer() + "/items");
            case "anyOf" -> compareBranches(at);
            default -> compareConstraint(keyword, at);
        }
    }

    private void compareConstraint(String keyword, Place at) {
        if (Bound.is(keyword)) compareBound(keyword, at);
        else if (!at.isSame(keyword)) {
            fault(
                    at.pointer() + "/" + keyword,
                    "constraint-changed",
                    "%s demands %s, and %s does not".formatted(reader, at.read(keyword), writer));
        }
    }

    private void compareBound(String keyword, Place at) {
        if (Bound.holds(keyword, at.read(keyword), at.written(keyword))) return;
        fault(
                at.pointer() + "/" + keyword,
                "range-exceeded",
                "%s takes only %s %s, and %s goes beyond"
                        .formatted(reader, keyword, at.read(keyword), writer));
    }

    private void compareTypes(Place at) {
        var read = texts(at.read("type"));
        var written = texts(at.written("type"));
        if (!written.isEmpty() && written.stream().allMatch(type -> takes(read, type))) return;
        fault(
                at.pointer() + "/type",
                "type-unknown",
                "%s takes %s, and %s writes %s"
                        .formatted(reader, read, writer, written.isEmpty() ? "any type" : written));
    }

    private static boolean takes(List<String> types, String type) {
        return types.contains(type) || (type.equals("integer") && types.contains("number"));
    }

    private void compareValues(Place at) {
        var read = values(at.reads());
        var written = values(at.writes());
        if (!written.isEmpty() && read.containsAll(written)) return;
        fault(
                at.pointer() + "/enum",
                "value-unknown",
                "%s takes only %s, and %s writes %s"
                        .formatted(
                                reader, read, writer, written.isEmpty() ? "any value" : written));
    }

    private static List<JsonNode> values(JsonNode schema) {
        return schema.has("const")
                ? List.of(schema.path("const"))
                : schema.path("enum").valueStream().toList();
    }

    private void compareRequired(Place at) {
        var certain = texts(at.written("required"));
        for (String name : texts(at.read("required"))) {
            if (certain.contains(name)) continue;
            fault(
                    at.property(name),
                    "required-missing",
                    "%s requires it, and %s may leave it out".formatted(reader, writer));
        }
    }

    private void compareProperties(Place at) {
        at.read("properties")
                .forEachEntry((name, schema) ->
                        writtenAs(name, at)
                                .ifPresent(writes -> compare(schema, writes, at.property(name))));
    }

    private static Optional<JsonNode> writtenAs(String name, Place at) {
        var named = at.written("properties").path(name);
        if (!named.isMissingNode()) return Optional.of(named);
        return Optional.of(at.written("additionalProperties")).filter(JsonNode::isObject);
    }

    private void compareAdditional(Place at) {
        var rest = at.read("additionalProperties");
        var place = at.pointer() + "/additionalProperties";
        at.written("properties")
                .forEachEntry((name, schema) -> {
                    if (!at.read("properties").has(name)) {
                        compare(rest, schema, refuses(rest) ? at.property(name) : place);
                    }
                });
        if (at.writes().has("additionalProperties")) {
            compare(rest, at.written("additionalProperties"), place);
        }
    }

    /** Each branch that is written must fit one that is read. */
    private void compareBranches(Place at) {
        var branches = at.writes().has("anyOf") ? branches(at.writes()) : List.of(at.writes());
        for (JsonNode branch : branches) {
            if (branches(at.reads()).stream().noneMatch(taking -> reads(taking, branch))) {
                fault(
                        at.pointer() + "/anyOf",
                        "branch-unknown",
                        "%s has no branch that accepts %s of %s".formatted(reader, branch, writer));
            }
        }
    }

    private boolean reads(JsonNode reads, JsonNode writes) {
        return hindrances(reader, reads, writer, writes).isEmpty();
    }

    private static List<JsonNode> branches(JsonNode schema) {
        return schema.has("anyOf") ? schema.path("anyOf").valueStream().toList() : List.of(schema);
    }

    private static List<String> texts(JsonNode node) {
        return (node.isArray() ? node.valueStream() : Stream.of(node))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
    }

    private void fault(String pointer, String rule, String detail) {
        violations.add(new Violation(pointer, rule, detail));
    }
}
