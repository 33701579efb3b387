package dev.ordinal.engine.schema.internal.compatibility;

import tools.jackson.databind.JsonNode;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Proof that two alternatives share no value. */
final class Disjunction {

    private static final Comparator<JsonNode> NUMBERS = Disjunction::compare;

    private Disjunction() {}

    private static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }

    static boolean between(Alternative one, Alternative other) {
        if (!one.covers(other) && !other.covers(one)) return true;
        if (one.values().isPresent()) return noneOf(one.values().get(), other);
        if (other.values().isPresent()) return noneOf(other.values().get(), one);
        return haveOwnMarks(one, other) || haveOwnMarks(other, one);
    }

    private static boolean noneOf(Set<JsonNode> values, Alternative other) {
        return other.values().isPresent()
                && values.stream().noneMatch(value -> isOneOf(other.values().get(), value));
    }

    /** Whether a value is equal to one of the values; {@code 1} is equal to {@code 1.0}. */
    private static boolean isOneOf(Set<JsonNode> values, JsonNode value) {
        return values.stream().anyMatch(known -> known.equals(NUMBERS, value));
    }

    /** Whether a property that both always have never has the same value. */
    private static boolean haveOwnMarks(Alternative one, Alternative other) {
        var first = new Members(one.keywords());
        var second = new Members(other.keywords());
        return one.texts("required").stream()
                .filter(other.texts("required")::contains)
                .filter(first.properties()::has)
                .filter(second.properties()::has)
                .anyMatch(name ->
                        disjoint(first.properties().path(name), second.properties().path(name)));
    }

    private static boolean disjoint(JsonNode one, JsonNode other) {
        var split = new Alternatives(false);
        List<Alternative> others = split.of(other);
        return split.of(one).stream()
                .allMatch(first -> others.stream().allMatch(second -> between(first, second)));
    }
}
