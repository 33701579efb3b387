package dev.ordinal.engine.message;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * The version of an event's schema (<a href="https://semver.org/spec/v2.0.0.html">Semantic
 * Versioning 2.0.0</a>). A new patch number changes only documentation, a new minor number is a
 * compatible change, and a new major number needs an {@link
 * dev.ordinal.engine.schema.upcast.Upcaster} or {@link dev.ordinal.engine.schema.upcast.Splitter}.
 * Pre-release and build suffixes are not accepted, and each number has at most six digits.
 */
public record SemanticVersion(int major, int minor, int patch)
        implements Comparable<SemanticVersion> {

    private static final String NUMBER = "(0|[1-9][0-9]{0,5})";
    private static final Pattern FORM = Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER);
    private static final Comparator<SemanticVersion> ORDER =
            Comparator.comparingInt(SemanticVersion::major)
                    .thenComparingInt(SemanticVersion::minor)
                    .thenComparingInt(SemanticVersion::patch);

    /** Whether a text is a version, {@code major.minor.patch}. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /**
     * The version that a text stands for.
     *
     * @throws IllegalArgumentException if the text is not {@code major.minor.patch}
     */
    public static SemanticVersion parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a semantic version such as 1.2.0");
        }
        return new SemanticVersion(
                Integer.parseInt(match.group(1)),
                Integer.parseInt(match.group(2)),
                Integer.parseInt(match.group(3)));
    }

    /** The next version after a change of documentation. */
    public SemanticVersion nextPatch() {
        return new SemanticVersion(major, minor, patch + 1);
    }

    /** The next version after a compatible change. */
    public SemanticVersion nextMinor() {
        return new SemanticVersion(major, minor + 1, 0);
    }

    /** The next version after an incompatible change. */
    public SemanticVersion nextMajor() {
        return new SemanticVersion(major + 1, 0, 0);
    }

    @Override
    public int compareTo(SemanticVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
