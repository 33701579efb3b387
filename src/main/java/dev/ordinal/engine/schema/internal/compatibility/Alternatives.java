package dev.ordinal.engine.schema.internal.compatibility;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.NullNode;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Split of a simplified schema into alternatives of one type each, so that {@code allOf}, {@code
 * anyOf}, {@code type} and {@code enum} can be compared however they are combined. Listed values
 * are candidates: the schema itself decides which of them it accepts.
 *
 * @param isReader whether the alternatives may accept less than the schema, where it cannot be
 *     split exactly; otherwise they may accept more
 */
record Alternatives(boolean isReader) {

    private static final List<String> TYPES =
            List.of("null", "boolean", "number", "string", "array", "object");

    private static final List<String> CHOICES = List.of("anyOf", "dependentSchemas", "if", "oneOf");

    /** The most alternatives; a schema with more is not split further. */
    private static final int MOST = 64;

    /** The alternatives of a schema; none if it accepts nothing. */
    List<Alternative> of(JsonNode schema) {
        if (Simplification.refuses(schema)) return List.of();
        var found = typed(schema);
        if (schema.has("enum")) found = both(listed(schema.path("enum")), found, "enum", schema);
        for (JsonNode member : schema.path("allOf")) {
            found = both(found, of(member), "allOf", member);
        }
        found = branches(found, "anyOf", schema);
        found = branches(found, "oneOf", schema);
        if (schema.has("not")) found = without(found, schema.path("not"));
        if (schema.has("if")) found = with(found, Constraint.condition(schema));
        return closed(found, schema).stream().filter(Alternative::isPossible).distinct().toList();
    }

    private static List<Alternative> typed(JsonNode schema) {
        var names = schema.has("type") ? Comparison.texts(schema.path("type")) : TYPES;
        return names.stream()
                .filter(name -> !name.equals("integer") || !names.contains("number"))
                .map(name -> typed(name, schema))
                .toList();
    }

    private static Alternative typed(String name, JsonNode schema) {
        return switch (name) {
            case "null" -> Alternative.of(name, Set.of(NullNode.instance));
            case "boolean" -> Alternative.of(name, Set.of(BooleanNode.TRUE, BooleanNode.FALSE));
            default -> Alternative.of(name, schema);
        };
    }

    private static List<Alternative> listed(JsonNode values) {
        var byType = new LinkedHashMap<String, Set<JsonNode>>();
        values.forEach(value ->
                byType.computeIfAbsent(typeOf(value), _ -> new LinkedHashSet<>()).add(value));
        return byType.entrySet().stream()
                .map(group -> Alternative.of(group.getKey(), group.getValue()))
                .toList();
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> Constraint.isWhole(value) ? "integer" : "number";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case ARRAY -> "array";
            case OBJECT -> "object";
            default -> "null";
        };
    }

    private static List<Alternative> both(
            List<Alternative> one, List<Alternative> other, String keyword, JsonNode schema) {
        if ((long) one.size() * other.size() > MOST) {
            return with(one, new Constraint(keyword, schema));
        }
        return one.stream()
                .flatMap(first -> other.stream().flatMap(second -> first.and(second).stream()))
                .toList();
    }

    private static List<Alternative> with(List<Alternative> all, Constraint constraint) {
        return all.stream().map(alternative -> alternative.with(constraint)).toList();
    }

    private List<Alternative> branches(List<Alternative> found, String keyword, JsonNode schema) {
        if (!schema.has(keyword)) return found;
        var branches = schema.path(keyword).valueStream().toList();
        var split = branches.stream().map(this::of).toList();
        if (keyword.equals("oneOf") && !areDisjoint(branches)) {
            return with(found, new Constraint(keyword, schema.path(keyword)));
        }
        boolean acceptsAll = branches.stream().anyMatch(Simplification::accepts);
        if (isReader && acceptsAll) return found;
        var together = split.stream().flatMap(List::stream).distinct().toList();
        return both(found, together, keyword, schema.path(keyword));
    }

    /** Whether no value is accepted by two of the schemas. */
    private static boolean areDisjoint(List<JsonNode> schemas) {
        var wide = new Alternatives(false);
        var all = schemas.stream().map(wide::of).toList();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                for (Alternative one : all.get(i)) {
                    if (all.get(j).stream().anyMatch(other -> !Disjunction.between(one, other))) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /**
     * The alternatives minus the values that a schema accepts. A schema of types alone removes
     * types.
     */
    private static List<Alternative> without(List<Alternative> found, JsonNode refused) {
        if (Simplification.accepts(refused)) return List.of();
        boolean isTypes = refused.size() == 1 && refused.has("type");
        if (!isTypes) return with(found, new Constraint("not", refused));
        var types = Comparison.texts(refused.path("type"));
        return found.stream()
                .filter(a -> types.stream().noneMatch(type -> Alternative.covers(type, a.type())))
                .map(a ->
                        a.isOf("number") && types.contains("integer")
                                ? a.with(new Constraint("not", refused))
                                : a)
                .toList();
    }

    /**
     * Applies {@code unevaluatedProperties} and {@code unevaluatedItems}. What is evaluated depends
     * on all that stands beside them; where that is not certain, a reader is taken to evaluate
     * nothing more, and a writer to have no such limit.
     */
    private List<Alternative> closed(List<Alternative> found, JsonNode schema) {
        var all = found.stream();
        if (isReader || isCertain(schema)) {
            all = all.map(a -> a.closed(schema.path("unevaluatedProperties")));
        }
        if (!isReader || !schema.has("unevaluatedItems")) return all.toList();
        var limit = new Constraint("unevaluatedItems", schema.path("unevaluatedItems"));
        return all.map(a -> a.isOf("array") ? a.with(limit) : a).toList();
    }

    /** Whether all subschemas that apply to the same value apply to each of them. */
    private static boolean isCertain(JsonNode schema) {
        return CHOICES.stream().noneMatch(schema::has)
                && schema.path("allOf").valueStream().allMatch(Alternatives::isCertain);
    }
}
