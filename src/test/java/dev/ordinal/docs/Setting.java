package dev.ordinal.docs;

import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A setting of the service, as its declaration describes it. The comment of a declaration may end
 * in sentences that begin with {@code Type:}, {@code Unit:}, {@code Limits:} or {@code Default:}.
 *
 * @param property the name, in which {@code <name>} stands for the name of a reader or the like
 * @param type what a value looks like, with its unit and limits
 * @param byDefault the value without configuration
 * @param text what the setting is
 */
record Setting(String property, String type, String byDefault, String text) {

    private static final Pattern PART =
            Pattern.compile("\\b(Type|Unit|Limits|Default): (.+?)\\.(?=\\s|$)");

    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("Duration", "duration"),
                    Map.entry("int", "number"),
                    Map.entry("long", "number"),
                    Map.entry("double", "number"),
                    Map.entry("boolean", "true or false"),
                    Map.entry("URI", "address"),
                    Map.entry("Path", "folder"),
                    Map.entry("Set<String>", "list"),
                    Map.entry("String", "text"));

    /**
     * A setting from its declaration.
     *
     * @param javaType the type of its values
     * @param value the default in the declaration, or the empty string
     * @param limit the limit in the declaration, or the empty string
     * @param comment the text of the comment of the declaration
     */
    static Setting of(
            String property, String javaType, String value, String limit, String comment) {
        var plain = comment.replaceAll("\\s+", " ").replaceAll("\\{@code ([^}]+)}", "`$1`").strip();
        var type = TYPES.getOrDefault(javaType.replaceAll("Optional<(.*)>", "$1"), javaType);
        var shown = new StringBuilder(part(plain, "Type", type));
        var unit = part(plain, "Unit", "");
        if (!unit.isEmpty()) shown.append(" of ").append(unit);
        var limits = part(plain, "Limits", limit);
        if (!limits.isEmpty()) shown.append(", ").append(limits);
        return new Setting(
                property,
                shown.toString(),
                part(plain, "Default", value.isEmpty() ? "none" : "`" + value + "`"),
                PART.matcher(plain).replaceAll("").strip());
    }

    private static String part(String comment, String name, String otherwise) {
        return PART.matcher(comment)
                .results()
                .filter(found -> found.group(1).equals(name))
                .map((MatchResult found) -> found.group(2))
                .findFirst()
                .orElse(otherwise);
    }

    /** The environment variable of the setting. */
    String variable() {
        return variable(property);
    }

    static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9<>]", "_");
    }
}
