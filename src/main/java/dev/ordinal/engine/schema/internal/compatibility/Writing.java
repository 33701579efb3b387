package dev.ordinal.engine.schema.internal.compatibility;

import tools.jackson.databind.JsonNode;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a writer may write under one alternative of its schema.
 *
 * @param alternative the alternative
 * @param loose names of properties that it may write with any value: those of other alternatives,
 *     and those in a keyword that cannot be split
 * @param isOpen whether it may write further properties, although no keyword says what they are
 */
record Writing(Alternative alternative, Set<String> loose, boolean isOpen) {

    /** Keywords whose schemas apply to the same value as the schema that they stand in. */
    private static final Set<String> IN_PLACE =
            Set.of("allOf", "anyOf", "else", "if", "oneOf", "then");

    static Writing of(Alternative alternative, List<Alternative> siblings, boolean isBody) {
        if (!alternative.isOf("object")) return new Writing(alternative, Set.of(), false);
        var loose = new HashSet<>(alternative.texts("required"));
        siblings.stream()
                .map(sibling -> new Members(sibling.keywords()).properties().propertyNames())
                .forEach(loose::addAll);
        boolean isOpen = !isBody && new Members(alternative.keywords()).properties().isEmpty();
        for (Constraint constraint : alternative.others()) {
            isOpen |= addNames(constraint, loose);
        }
        return new Writing(alternative, loose, isOpen);
    }

    private static boolean addNames(Constraint constraint, Set<String> names) {
        var value = constraint.value();
        if (constraint.keyword().equals("not")) return false;
        boolean isMany = value.isArray() || constraint.keyword().equals("dependentSchemas");
        return isMany ? addAll(value, names) : addNames(value, names);
    }

    private static boolean addAll(JsonNode schemas, Set<String> names) {
        boolean isOpen = false;
        for (JsonNode schema : schemas) isOpen |= addNames(schema, names);
        return isOpen;
    }

    /** Adds the names in a schema, and answers whether it allows further ones. */
    private static boolean addNames(JsonNode schema, Set<String> names) {
        if (!schema.isObject()) return false;
        names.addAll(schema.path("properties").propertyNames());
        boolean isOpen = schema.has("patternProperties") || schema.has("additionalProperties");
        isOpen |= addAll(schema.path("dependentSchemas"), names);
        for (String keyword : IN_PLACE) {
            var inside = schema.path(keyword);
            isOpen |= inside.isArray() ? addAll(inside, names) : addNames(inside, names);
        }
        return isOpen;
    }

    JsonNode keyword(String name) {
        return alternative.keyword(name);
    }

    Members members() {
        return new Members(alternative.keywords());
    }

    /** What may be written as a property; empty if it is never written. */
    Optional<JsonNode> property(String name) {
        var said = members().of(name);
        if (!said.isEmpty()) {
            return Optional.of(Simplification.all(said)).filter(s -> !Simplification.refuses(s));
        }
        boolean mayBe = isOpen || loose.contains(name);
        return mayBe ? Optional.of(Comparison.ANYTHING) : Optional.empty();
    }

    /** What may be written as a property that nothing mentions; empty if there is none. */
    Optional<JsonNode> rest() {
        var additional = members().additional();
        if (additional.isPresent()) return additional.filter(s -> !Simplification.refuses(s));
        return isOpen ? Optional.of(Comparison.ANYTHING) : Optional.empty();
    }

    /** All names that are certain to be known. */
    Set<String> names() {
        var names = new HashSet<>(loose);
        names.addAll(members().properties().propertyNames());
        return names;
    }

    /** The greatest number of properties. */
    long most() {
        long most = alternative.most("Properties");
        boolean isNamed = rest().isEmpty() && members().patterns().isEmpty();
        return isNamed
                ? Math.min(most, names().stream().filter(n -> property(n).isPresent()).count())
                : most;
    }
}
