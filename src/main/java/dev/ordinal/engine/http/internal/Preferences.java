package dev.ordinal.engine.http.internal;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The preferences of a request (<a href="https://www.rfc-editor.org/rfc/rfc7240#section-2">RFC
 * 7240, 2</a>): of a preference that is named twice the first one counts, and what cannot be read
 * is ignored.
 */
public final class Preferences {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*+\"";
    private static final String WORD = "(" + TOKEN + "|" + QUOTED + ")";

    /** The name of a preference and its value, before its parameters. */
    private static final Pattern PREFERENCE =
            Pattern.compile(
                    "\\s*(" + TOKEN + ")(?:\\s*=\\s*" + WORD + ")?\\s*(?:;.*)?", Pattern.DOTALL);

    /** An element of the list. A comma inside of quotes does not end it. */
    private static final Pattern ELEMENT = Pattern.compile("(?:[^,\"]|" + QUOTED + "|\")++");

    private final Map<String, String> values = new HashMap<>();

    private Preferences() {}

    /** Reads all lines of the header {@code Prefer}; several lines are one list. */
    public static Preferences of(@Nullable List<String> lines) {
        var preferences = new Preferences();
        if (lines == null) return preferences;
        var elements = ELEMENT.matcher(String.join(",", lines));
        while (elements.find()) preferences.add(elements.group());
        return preferences;
    }

    private void add(String element) {
        var preference = PREFERENCE.matcher(element);
        if (!preference.matches()) return;
        var value = preference.group(2) == null ? "" : unquoted(preference.group(2));
        values.putIfAbsent(preference.group(1).toLowerCase(Locale.ROOT), value);
    }

    private static String unquoted(String word) {
        if (!word.startsWith("\"")) return word;
        return word.substring(1, word.length() - 1).replaceAll("\\\\(.)", "$1");
    }

    /** The value of a preference; empty if it has none, or is none of these. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
