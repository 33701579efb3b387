package dev.ordinal.engine.schema.internal.compatibility;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.schema.internal.catalog.EventSchema;
import dev.ordinal.engine.schema.internal.catalog.Keywords;
import dev.ordinal.engine.schema.internal.catalog.Validator;
import dev.ordinal.engine.schema.internal.catalog.Violation;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Comparison of two schemas: whether one version reads all that another writes. Writers write only
 * the properties that their schema names (the build checks that), and readers ignore unknown
 * properties, so a property that only one schema names breaks nothing unless it is required. An
 * object inside a body for which the schema names no property, or allows additional ones, is open:
 * anything may be written there. A case that cannot be decided counts as broken.
 */
public final class Comparison {

    static final JsonNode ANYTHING = BooleanNode.TRUE;

    /**
     * The most pairs of places that are compared; alternatives inside alternatives multiply them.
     */
    private static final int MOST_PLACES = 5_000;

    private final String reader;
    private final String writer;
    private final Alternatives read = new Alternatives(true);
    private final Alternatives written = new Alternatives(false);
    private final IdentityHashMap<JsonNode, List<Alternative>> readAs = new IdentityHashMap<>();
    private final IdentityHashMap<JsonNode, List<Alternative>> writtenAs = new IdentityHashMap<>();
    private final IdentityHashMap<JsonNode, Validator> validators = new IdentityHashMap<>();
    private Set<Violation> violations = new LinkedHashSet<>();
    private int places;

    private Comparison(String reader, String writer) {
        this.reader = reader;
        this.writer = writer;
    }

    /**
     * The reasons for which the code of {@code reader} cannot read what the code of {@code writer}
     * wrote.
     */
    public static List<Violation> hindrances(EventSchema reader, EventSchema writer) {
        var comparison = new Comparison(reader.event().version(), writer.event().version());
        try {
            comparison.compare(simple(reader), simple(writer), "", true);
        } catch (UndecidedException e) {
            comparison.fault(
                    "",
                    "undecided",
                    "they cannot be compared: %s".formatted(String.valueOf(e.getMessage())));
        }
        return List.copyOf(comparison.violations);
    }

    private static JsonNode simple(EventSchema schema) {
        return Simplification.of(Keywords.withoutAnnotations(schema.inlined()));
    }

    void compare(JsonNode reads, JsonNode writes, String pointer) {
        compare(reads, writes, pointer, false);
    }

    /** Compares two schemas for the same place; {@code isBody} if it is the whole event. */
    private void compare(JsonNode reads, JsonNode writes, String pointer, boolean isBody) {
        if (Simplification.accepts(reads) || reads.equals(writes)) return;
        if (++places > MOST_PLACES) throw new UndecidedException("they are too large", null);
        var place = new Place(reads, writes, pointer);
        var wide = writtenAs.computeIfAbsent(writes, written::of);
        var taken = readAs.computeIfAbsent(reads, read::of);
        var foreign = wide.stream().filter(w -> covering(taken, w).isEmpty()).toList();
        compareTypes(taken, foreign.stream().filter(w -> mayWrite(w, writes)).toList(), place);
        for (Alternative alternative : wide) {
            var covering = covering(taken, alternative);
            if (covering.isEmpty()) continue;
            if (alternative.values().isPresent()) {
                compareValues(alternative.values().get(), place);
            } else {
                compare(covering, Writing.of(alternative, wide, isBody), place);
            }
        }
    }

    private static List<Alternative> covering(List<Alternative> taken, Alternative written) {
        return taken.stream().filter(alternative -> alternative.covers(written)).toList();
    }

    /** Whether values of an alternative are valid under the schema that it is from. */
    private boolean mayWrite(Alternative alternative, JsonNode writes) {
        if (alternative.values().isEmpty()) return true;
        var validator = validator(writes);
        return alternative.values().get().stream().anyMatch(validator::accepts);
    }

    private Validator validator(JsonNode schema) {
        return validators.computeIfAbsent(schema, Validator::of);
    }

    private void compareTypes(List<Alternative> taken, List<Alternative> foreign, Place place) {
        if (foreign.isEmpty()) return;
        if (taken.isEmpty()) {
            fault(
                    place.pointer(),
                    "closed",
                    "%s takes nothing here, %s writes it".formatted(reader, writer));
        } else if (place.isChoice()) {
            faultOfBranches(place);
        } else if (place.reads().has("enum")) {
            faultOfValues(place, place.writes().path("enum"));
        } else {
            fault(
                    place.pointer() + "/type",
                    "type-unknown",
                    "%s takes %s, and %s writes %s"
                            .formatted(
                                    reader,
                                    types(taken),
                                    writer,
                                    place.writes().isBoolean()
                                            ? "any type"
                                            : types(written.of(place.writes()))));
        }
    }

    private static List<String> types(List<Alternative> alternatives) {
        return alternatives.stream().map(Alternative::type).distinct().sorted().toList();
    }

    /** Every value that is written is tried. */
    private void compareValues(Set<JsonNode> values, Place place) {
        var reads = validator(place.reads());
        var refused = values.stream().filter(value -> !reads.accepts(value)).toList();
        if (refused.isEmpty()) return;
        var writes = validator(place.writes());
        var unknown = refused.stream().filter(writes::accepts).toList();
        if (!unknown.isEmpty()) faultOfValues(place, Json.TOLERANT.valueToTree(unknown));
    }

    private void faultOfValues(Place place, JsonNode values) {
        fault(
                place.pointer() + "/enum",
                "value-unknown",
                "%s takes only %s, and %s writes %s"
                        .formatted(
                                reader,
                                place.reads().has("enum")
                                        ? place.reads().path("enum")
                                        : place.reads(),
                                writer,
                                values.isEmpty() ? "any value" : values));
    }

    private void compare(List<Alternative> covering, Writing written, Place place) {
        var open = covering.stream().filter(taken -> taken.values().isEmpty()).toList();
        if (open.isEmpty()) faultOfValues(place, JsonNodeFactory.instance.arrayNode());
        else if (open.size() == 1)
            new Limits(this, open.getFirst(), written, place.pointer()).compare();
        else if (open.stream().noneMatch(taken -> reads(taken, written, place))) {
            faultOfBranches(place);
        }
    }

    private void faultOfBranches(Place place) {
        fault(
                place.pointer() + "/anyOf",
                "branch-unknown",
                "%s has no branch that accepts %s of %s".formatted(reader, place.writes(), writer));
    }

    private boolean reads(Alternative taken, Writing written, Place place) {
        var before = violations;
        violations = new LinkedHashSet<>();
        new Limits(this, taken, written, place.pointer()).compare();
        boolean reads = violations.isEmpty();
        violations = before;
        return reads;
    }

    String reader() {
        return reader;
    }

    String writer() {
        return writer;
    }

    void fault(String pointer, String rule, String detail) {
        violations.add(new Violation(pointer, rule, detail));
    }

    static List<String> texts(JsonNode node) {
        return (node.isArray() ? node.valueStream() : Stream.of(node))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
    }

    /** Two schemas for the same place. */
    private record Place(JsonNode reads, JsonNode writes, String pointer) {

        /** Whether the reader takes branches, and only those say which types. */
        boolean isChoice() {
            return reads.has("anyOf") && !reads.has("type");
        }
    }
}
