package dev.ordinal.engine.schema.internal.compatibility;

import dev.ordinal.engine.schema.internal.catalog.Validator;
import dev.ordinal.engine.schema.internal.catalog.Violation;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

import java.util.List;
import java.util.TreeSet;

/** Comparison of the properties of an object. */
record Properties(Comparison comparison, Alternative read, Writing written, String pointer) {

    void compare() {
        compareRequired();
        compareNamed();
        compareRest();
        compareDependent();
        if (read.keywords().has("propertyNames")) compareNames(read.keyword("propertyNames"));
    }

    private void compareRequired() {
        var certain = written.alternative().texts("required");
        for (String name : read.texts("required")) {
            if (certain.contains(name)) continue;
            comparison.fault(
                    property(name),
                    "required-missing",
                    "%s requires it, and %s may leave it out"
                            .formatted(comparison.reader(), comparison.writer()));
        }
    }

    private String property(String name) {
        return Violation.below(pointer + "/properties", name);
    }

    private Members reads() {
        return new Members(read.keywords());
    }

    private void compareNamed() {
        var names = new TreeSet<>(reads().properties().propertyNames());
        names.addAll(written.names());
        for (String name : names) {
            written.property(name).ifPresent(writes -> compare(name, writes));
        }
    }

    private void compare(String name, JsonNode writes) {
        for (JsonNode taken : reads().of(name)) {
            boolean isNamed = reads().properties().has(name) || Simplification.refuses(taken);
            comparison.compare(taken, writes, isNamed ? property(name) : place(taken));
        }
    }

    /** The place of a schema for properties that are not named. */
    private String place(JsonNode taken) {
        return reads().patterns()
                .propertyStream()
                .filter(pattern -> pattern.getValue().equals(taken))
                .map(pattern -> pattern(pattern.getKey()))
                .findFirst()
                .orElse(pointer + "/additionalProperties");
    }

    private String pattern(String pattern) {
        return Violation.below(pointer + "/patternProperties", pattern);
    }

    private void compareRest() {
        written.members().patterns().forEachEntry(this::comparePattern);
        written.rest()
                .ifPresent(writes -> {
                    reads().patterns()
                            .forEachEntry((pattern, taken) -> {
                                if (written.members().patterns().has(pattern)) return;
                                comparison.compare(taken, writes, pattern(pattern));
                            });
                    compareAdditional(writes);
                });
    }

    private void comparePattern(String pattern, JsonNode writes) {
        reads().patterns()
                .forEachEntry((other, taken) -> comparison.compare(taken, writes, pattern(other)));
        if (!reads().patterns().has(pattern)) compareAdditional(writes);
    }

    private void compareAdditional(JsonNode writes) {
        reads().additional()
                .ifPresent(taken ->
                        comparison.compare(taken, writes, pointer + "/additionalProperties"));
    }

    private void compareDependent() {
        read.keyword("dependentRequired")
                .forEachEntry((name, needed) -> {
                    if (written.property(name).isEmpty()) return;
                    var certain = new TreeSet<>(written.alternative().texts("required"));
                    certain.addAll(
                            Comparison.texts(written.keyword("dependentRequired").path(name)));
                    if (certain.containsAll(Comparison.texts(needed))) return;
                    comparison.fault(
                            pointer + "/dependentRequired",
                            "constraint-changed",
                            "%s demands %s beside %s, and %s does not"
                                    .formatted(
                                            comparison.reader(),
                                            needed,
                                            name,
                                            comparison.writer()));
                });
    }

    private void compareNames(JsonNode taken) {
        var validator = Validator.of(taken);
        var limit =
                written.alternative().keywords().has("propertyNames")
                        ? written.keyword("propertyNames")
                        : Comparison.ANYTHING;
        var refused =
                written.names().stream()
                        .filter(name -> written.property(name).isPresent())
                        .map(StringNode::valueOf)
                        .filter(name ->
                                !validator.accepts(name) && Validator.of(limit).accepts(name))
                        .toList();
        if (!refused.isEmpty()) {
            comparison.fault(
                    pointer + "/propertyNames",
                    "value-unknown",
                    "%s takes no properties %s, and %s writes them"
                            .formatted(comparison.reader(), refused, comparison.writer()));
        }
        if (written.rest().isEmpty() && written.members().patterns().isEmpty()) return;
        var text = JsonNodeFactory.instance.objectNode().put("type", "string");
        comparison.compare(
                taken, Simplification.all(List.of(text, limit)), pointer + "/propertyNames");
    }
}
