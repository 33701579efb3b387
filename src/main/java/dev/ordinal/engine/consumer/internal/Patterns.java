package dev.ordinal.engine.consumer.internal;

import java.util.List;

/**
 * Patterns of the broker: words between dots, {@code *} for any one word, {@code #} for any number
 * of words, also none (<a
 * href="https://artemis.apache.org/components/artemis/documentation/latest/wildcard-syntax.html">Artemis,
 * wildcard syntax</a>).
 */
public final class Patterns {

    private Patterns() {}

    public static boolean matches(String pattern, String name) {
        return matches(words(pattern), words(name));
    }

    private static List<String> words(String text) {
        return List.of(text.split("\\.", -1));
    }

    private static boolean matches(List<String> pattern, List<String> name) {
        if (pattern.isEmpty()) return name.isEmpty();
        var rest = pattern.subList(1, pattern.size());
        return switch (pattern.getFirst()) {
            case "#" ->
                    matches(rest, name)
                            || (!name.isEmpty() && matches(pattern, name.subList(1, name.size())));
            case "*" -> !name.isEmpty() && matches(rest, name.subList(1, name.size()));
            case String word ->
                    !name.isEmpty()
                            && word.equals(name.getFirst())
                            && matches(rest, name.subList(1, name.size()));
        };
    }
}
