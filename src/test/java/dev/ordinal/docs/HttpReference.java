package dev.ordinal.docs;

import dev.ordinal.engine.http.ProblemType;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The tables of the reference of HTTP.
 *
 * @param description the OpenAPI description
 * @param roles who may send which request
 */
record HttpReference(JsonNode description, ResourceRoles roles) {

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private static final Pattern CODE =
            Pattern.compile("/?[\\w{}-]+(?:/[\\w{}-]+)+|/[a-z]+|\\b[a-z]+[A-Z]\\w+");

    private record Operation(String method, String path, JsonNode node) {

        String tag() {
            return node.path("tags").path(0).asString("Other");
        }

        List<JsonNode> parameters(Predicate<String> places) {
            return node.path("parameters")
                    .valueStream()
                    .filter(parameter -> places.test(parameter.path("in").asString()))
                    .toList();
        }
    }

    /** A table for each tag. */
    String operations() {
        Map<String, List<Operation>> byTag = new LinkedHashMap<>();
        all().forEach(found ->
                byTag.computeIfAbsent(found.tag(), _ -> new ArrayList<>()).add(found));
        return byTag.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry ->
                        "\n### %s\n\n| request | does | roles | parameters | responses |\n| --- | --- | --- | --- | --- |\n%s"
                                .formatted(
                                        entry.getKey(),
                                        entry.getValue().stream()
                                                .map(this::row)
                                                .collect(Collectors.joining())))
                .collect(Collectors.joining());
    }

    private List<Operation> all() {
        return description
                .path("paths")
                .propertyStream()
                .flatMap(path ->
                        METHODS.stream()
                                .filter(path.getValue()::has)
                                .map(method ->
                                        new Operation(
                                                method.toUpperCase(Locale.ROOT),
                                                path.getKey(),
                                                path.getValue().path(method))))
                .sorted(Comparator.comparing(Operation::path))
                .toList();
    }

    private String row(Operation operation) {
        var request = operation.method() + " " + operation.path();
        return "| `%s` | %s | %s | %s | %s |\n"
                .formatted(
                        request,
                        operation.node().path("summary").asString(),
                        who(operation),
                        parameters(operation),
                        responses(operation));
    }

    private String who(Operation operation) {
        var security = operation.node().path("security");
        if (security.isArray() && security.isEmpty()) return "no token";
        return roles.of(operation.method(), operation.path())
                .orElseThrow(() ->
                        new IllegalStateException(
                                "No resource has " + operation.method() + " " + operation.path()));
    }

    private static String parameters(Operation operation) {
        var names = new TreeSet<String>();
        operation
                .parameters("query"::equals)
                .forEach(found -> names.add("`?" + found.path("name").asString() + "`"));
        operation
                .parameters("header"::equals)
                .forEach(found -> names.add("`" + found.path("name").asString() + "`"));
        return String.join(", ", names);
    }

    private static String responses(Operation operation) {
        var codes = new TreeSet<>(operation.node().path("responses").propertyNames());
        return String.join(", ", codes).replace("default", "[problems](#problems)");
    }

    /** A text in which paths, media types and names of properties are code. */
    private static String withCode(String text) {
        return CODE.matcher(text).replaceAll("`$0`");
    }

    /** The table of problems. */
    static String problems(List<ProblemType> types) {
        return "\n| code | status | meaning | what to do |\n| --- | --- | --- | --- |\n"
                + types.stream()
                        .sorted(Comparator.comparing(ProblemType::code))
                        .map(type ->
                                "| `%s` | %d | %s | %s |\n"
                                        .formatted(
                                                type.code(),
                                                type.status(),
                                                type.title(),
                                                withCode(type.help())))
                        .collect(Collectors.joining());
    }
}
