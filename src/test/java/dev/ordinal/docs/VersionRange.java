package dev.ordinal.docs;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A range of versions in the notation of package URLs, such as {@code vers:maven/>=2.50|<2.57}: all
 * of its conditions hold.
 *
 * @param notation the range
 */
record VersionRange(String notation) {

    private static final Pattern CONDITION = Pattern.compile("(>=|<=|>|<|=)?([\\d.]+)");

    /** Whether a version is in the range. Words in it, such as {@code .Final}, do not count. */
    boolean contains(String version) {
        var conditions = conditions();
        return conditions.equals("*")
                || Arrays.stream(conditions.split("\\|")).allMatch(one -> holds(one, version));
    }

    /** The conditions in words of a table. */
    String conditions() {
        return notation.substring(notation.indexOf('/') + 1);
    }

    private static boolean holds(String condition, String version) {
        var parts = CONDITION.matcher(condition);
        if (!parts.matches()) throw new IllegalArgumentException("No condition: " + condition);
        int order = compare(numbers(version), numbers(parts.group(2)));
        return switch (parts.group(1)) {
            case ">=" -> order >= 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case "<" -> order < 0;
            case null, default -> order == 0;
        };
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("[.-]"))
                .filter(part -> part.matches("\\d+"))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static int compare(int[] one, int[] other) {
        int length = Math.max(one.length, other.length);
        return Arrays.compare(Arrays.copyOf(one, length), Arrays.copyOf(other, length));
    }
}
