package dev.ordinal.engine.schema.internal.compatibility;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Keywords that say what two groups of keywords say together. */
final class Merge {

    private static final Set<String> PROPERTIES =
            Set.of("additionalProperties", "patternProperties", "properties");
    private static final Set<String> ITEMS = Set.of("items", "prefixItems");

    private final ObjectNode one;
    private final ObjectNode other;
    private final ObjectNode merged = JsonNodeFactory.instance.objectNode();
    private final Set<Constraint> undecided = new HashSet<>();

    Merge(ObjectNode one, ObjectNode other) {
        this.one = one;
        this.other = other;
        var names = new TreeSet<>(one.propertyNames());
        names.addAll(other.propertyNames());
        names.forEach(this::merge);
        if (names.stream().anyMatch(ITEMS::contains)) mergeItems();
        if (names.stream().anyMatch(PROPERTIES::contains)) mergeProperties();
    }

    ObjectNode keywords() {
        return merged;
    }

    /** What could not be merged: limits that hold besides the keywords. */
    Set<Constraint> undecided() {
        return undecided;
    }

    private void merge(String keyword) {
        if (PROPERTIES.contains(keyword) || ITEMS.contains(keyword)) return;
        if (!one.has(keyword)) merged.set(keyword, other.path(keyword));
        else if (!other.has(keyword)) merged.set(keyword, one.path(keyword));
        else merged.set(keyword, together(keyword, one.path(keyword), other.path(keyword)));
    }

    private static JsonNode together(String keyword, JsonNode one, JsonNode other) {
        return switch (keyword) {
            case "required" -> union(one, other);
            case "dependentRequired" -> union((ObjectNode) one, (ObjectNode) other, Merge::union);
            case "propertyNames" -> Simplification.all(List.of(one, other));
            default -> {
                int order = one.decimalValue().compareTo(other.decimalValue());
                boolean isLower = keyword.startsWith("min") || keyword.equals("exclusiveMinimum");
                yield (order >= 0) == isLower ? one : other;
            }
        };
    }

    private static JsonNode union(JsonNode one, JsonNode other) {
        var names = new TreeSet<String>();
        Stream.of(one, other)
                .flatMap(JsonNode::valueStream)
                .forEach(name -> names.add(name.stringValue()));
        var union = JsonNodeFactory.instance.arrayNode();
        names.forEach(union::add);
        return union;
    }

    private static ObjectNode union(
            ObjectNode one, ObjectNode other, BiFunction<JsonNode, JsonNode, JsonNode> both) {
        var union = one.deepCopy();
        other.forEachEntry((name, value) ->
                union.set(name, one.has(name) ? both.apply(one.path(name), value) : value));
        return union;
    }

    private void mergeItems() {
        var first = new Items(one);
        var second = new Items(other);
        int named = Math.max(first.named(), second.named());
        if (named > 0) {
            var prefix = merged.putArray("prefixItems");
            for (int i = 0; i < named; i++) {
                prefix.add(Simplification.all(List.of(first.at(i), second.at(i))));
            }
        }
        merged.set("items", Simplification.all(List.of(first.rest(), second.rest())));
    }

    private void mergeProperties() {
        var first = new Members(one);
        var second = new Members(other);
        if (first.clashesWith(second) || second.clashesWith(first)) {
            PROPERTIES.stream()
                    .filter(one::has)
                    .forEach(keyword -> merged.set(keyword, one.path(keyword)));
            undecided.add(new Constraint("patternProperties", other.deepCopy().retain(PROPERTIES)));
            return;
        }
        var names = new TreeSet<>(first.properties().propertyNames());
        names.addAll(second.properties().propertyNames());
        for (String name : names) {
            var said = Stream.concat(first.of(name).stream(), second.of(name).stream()).toList();
            merged.withObject("properties").set(name, Simplification.all(said));
        }
        var patterns = union(first.patterns(), second.patterns(), Merge::both);
        if (!patterns.isEmpty()) merged.set("patternProperties", patterns);
        var rest = Stream.of(first, second).flatMap(m -> m.additional().stream()).toList();
        if (!rest.isEmpty()) merged.set("additionalProperties", Simplification.all(rest));
    }

    private static JsonNode both(JsonNode one, JsonNode other) {
        return Simplification.all(List.of(one, other));
    }
}
