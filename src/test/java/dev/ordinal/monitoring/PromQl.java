package dev.ordinal.monitoring;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Parser for the metrics and labels in a PromQL expression. It knows only the syntax that the
 * shipped expressions use, and rejects any other.
 */
final class PromQl {

    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s+|(?<text>\"[^\"]*\")|(?<number>\\d+(\\.\\d+)?[a-z]*|\\$\\w+)"
                            + "|(?<word>[a-zA-Z_:][\\w:]*)|(?<sign>[-+*/%^(){}\\[\\],]|[=!<>~]+)");
    private static final Set<String> FUNCTIONS =
            Set.of("rate", "increase", "histogram_quantile", "absent", "sum", "max", "min", "avg");
    private static final Set<String> GROUPINGS = Set.of("by", "without", "on", "ignoring");
    private static final Set<String> OPERATORS = Set.of("and", "or", "unless");

    private final List<String> tokens = new ArrayList<>();
    private final Map<String, Set<String>> metrics = new TreeMap<>();
    private final Set<String> groupings = new TreeSet<>();

    private PromQl(String expression) {
        var matcher = TOKEN.matcher(expression);
        int end = 0;
        while (matcher.lookingAt()) {
            if (!matcher.group().isBlank()) tokens.add(matcher.group());
            end = matcher.end();
            matcher.region(end, expression.length());
        }
        if (end < expression.length()) throw wrong("cannot read: " + expression.substring(end));
    }

    static PromQl parse(String expression) {
        var parsed = new PromQl(expression);
        parsed.checkBrackets();
        for (int at = 0; at < parsed.tokens.size(); at++) at = parsed.read(at);
        return parsed;
    }

    /** Every metric, with the labels by which it is selected. */
    Map<String, Set<String>> metrics() {
        return metrics;
    }

    /** The labels by which the expression groups. */
    Set<String> groupings() {
        return groupings;
    }

    /** Reads an expression; returns its last token. */
    private int read(int at) {
        var token = tokens.get(at);
        if (!token.matches("[a-zA-Z_:].*") || OPERATORS.contains(token)) return at;
        var next = at + 1 < tokens.size() ? tokens.get(at + 1) : "";
        if (GROUPINGS.contains(token)) return list(at + 1, ")", groupings);
        if (FUNCTIONS.contains(token)) return at;
        if (next.equals("(")) throw wrong("unknown function " + token);
        var labels = metrics.computeIfAbsent(token, _ -> new TreeSet<>());
        return next.equals("{") ? list(at + 1, "}", labels) : at;
    }

    /**
     * Reads the labels between brackets: names alone, or names with the values that they are
     * compared to.
     */
    private int list(int open, String close, Set<String> labels) {
        int at = open + 1;
        for (; !tokens.get(at).equals(close); at++) {
            if (tokens.get(at).matches("[a-zA-Z_]\\w*")) labels.add(tokens.get(at));
        }
        return at;
    }

    private void checkBrackets() {
        Deque<String> open = new ArrayDeque<>();
        var pairs = Map.of(")", "(", "}", "{", "]", "[");
        for (String token : tokens) {
            if (pairs.containsValue(token)) open.push(token);
            var other = pairs.get(token);
            if (other != null && !other.equals(open.poll())) throw wrong("brackets");
        }
        if (!open.isEmpty()) throw wrong("brackets");
    }

    private static IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException("No PromQL: " + why);
    }
}
