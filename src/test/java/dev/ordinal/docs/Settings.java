package dev.ordinal.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The environment variables that a project knows.
 *
 * @param names of variables; one that ends in an underscore begins the names of several
 */
record Settings(Set<String> names) {

    private static final Pattern VARIABLE = Pattern.compile("ORDINAL_[A-Z0-9_]*[A-Z0-9]");
    private static final Pattern PROPERTY = Pattern.compile("(?<![\\w/.])ordinal\\.[a-z0-9.-]+");

    /** The variable of a page, and what follows in its line, where {@code `_USER`} may stand. */
    private static final Pattern NAMED = Pattern.compile("(ORDINAL_[A-Z0-9_]+)([^\\n]*)");

    private static final Pattern SHORT = Pattern.compile("`(_[A-Z0-9_]+)`");

    /** The variables and properties in the code and in the configuration of a project. */
    static Settings of(Path root) throws IOException {
        Set<String> names = new HashSet<>();
        for (String folder : List.of("src/main", "src/test/java", ".mvn")) {
            if (Files.isDirectory(root.resolve(folder))) read(root.resolve(folder), names);
        }
        return new Settings(names);
    }

    private static void read(Path folder, Set<String> names) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Settings::isRead).toList()) {
                var text = Files.readString(file);
                VARIABLE.matcher(text).results().map(MatchResult::group).forEach(names::add);
                PROPERTY.matcher(text).results().map(m -> variable(m.group())).forEach(names::add);
            }
        }
    }

    private static boolean isRead(Path file) {
        return file.toString().matches(".*\\.(java|xml|properties)")
                && !file.toString().contains("/dev/ordinal/docs/");
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** The variables that a page names and the project does not know. */
    List<String> unknown(Page page) {
        return NAMED.matcher(page.text())
                .results()
                .flatMap(line -> unknown(line.group(1), line.group(2)).stream())
                .toList();
    }

    private List<String> unknown(String first, String rest) {
        Set<String> missing = new HashSet<>();
        if (!isKnown(first)) missing.add(first);
        var end = rest.indexOf("ORDINAL_");
        SHORT.matcher(end < 0 ? rest : rest.substring(0, end))
                .results()
                .map(match -> match.group(1))
                .filter(suffix -> names.stream().noneMatch(name -> isLike(name, first, suffix)))
                .forEach(suffix -> missing.add(first + " " + suffix));
        if (end >= 0) {
            var next = NAMED.matcher(rest.substring(end));
            if (next.find()) missing.addAll(unknown(next.group(1), next.group(2)));
        }
        return List.copyOf(missing);
    }

    private boolean isKnown(String name) {
        return names.contains(name)
                || (name.endsWith("_") && names.stream().anyMatch(n -> n.startsWith(name)));
    }

    /** Whether a name ends as is said and begins as the first one of its kind does. */
    private static boolean isLike(String name, String first, String suffix) {
        if (!name.endsWith(suffix)) return false;
        var beginning = name.substring(0, name.length() - suffix.length());
        return beginning.length() > "ORDINAL".length() && (first + "_").startsWith(beginning + "_");
    }
}
