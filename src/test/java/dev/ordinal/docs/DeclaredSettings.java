package dev.ordinal.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The settings that a project declares, each described by a comment at one declaration: injected
 * fields and parameters, constants with the name of a setting, variables of the server's
 * configuration, and the lines of property files.
 */
final class DeclaredSettings {

    private static final String COMMENT = "/\\*\\*(?<comment>(?:(?!\\*/).)*)\\*/";

    private static final Pattern INJECTED =
            Pattern.compile(
                    "(?:"
                            + COMMENT
                            + "(?<between>[^;{}]*?))?"
                            + "@ConfigProperty\\(\\s*name = \"(?<name>(?:ordinal|otel)\\.[^\"]+)\""
                            + "(?:,\\s*defaultValue = \"(?<value>[^\"]*)\")?\\s*\\)"
                            + "\\s*(?:private |final )*(?<type>[\\w<>]+) ",
                    Pattern.DOTALL);

    private static final Pattern CONSTANT =
            Pattern.compile(
                    COMMENT
                            + "\\s*(?:private |static |final )+String \\w+ ="
                            + "\\s*\"(?<name>ordinal\\.[^\"]+)\";",
                    Pattern.DOTALL);

    private static final Pattern VARIABLE =
            Pattern.compile(
                    "(?:<!--(?<comment>(?:(?!-->).)*)-->\\n\\s*)?<variable name=\"(?<name>[^\"]+)\""
                            + "\\s+defaultValue=\"(?<value>[^\"]*)\"",
                    Pattern.DOTALL);

    private static final Pattern LINE =
            Pattern.compile(
                    "(?<comment>(?:^#.*\\n)*)^(?<name>ordinal\\.[\\w.-]+)=(?<value>.*)$",
                    Pattern.MULTILINE);

    private static final Pattern MIN = Pattern.compile("@Min\\((-?\\d+)\\)");

    private final Map<String, Setting> described = new TreeMap<>();
    private final Set<String> names = new TreeSet<>();
    private final Set<String> describedTwice = new TreeSet<>();

    /**
     * The settings in a folder of sources.
     *
     * @throws IOException if a file cannot be read
     */
    static DeclaredSettings in(Path sources) throws IOException {
        var settings = new DeclaredSettings();
        try (var files = Files.walk(sources)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                settings.read(file.toString(), file);
            }
        }
        return settings;
    }

    private void read(String name, Path file) throws IOException {
        if (name.endsWith(".java")) {
            var text = Files.readString(file);
            INJECTED.matcher(text).results().forEach(this::addInjected);
            CONSTANT.matcher(text).results().forEach(found -> add(found, "text", ""));
        } else if (name.endsWith(".xml")) {
            VARIABLE.matcher(Files.readString(file)).results().forEach(this::addValue);
        } else if (name.endsWith("microprofile-config.properties")) {
            LINE.matcher(Files.readString(file)).results().forEach(this::addValue);
        }
    }

    private void addInjected(MatchResult found) {
        var min = MIN.matcher(group(found, "between"));
        var isDuration = found.group("type").equals("Duration");
        var limit =
                min.find()
                        ? min.group(1) + " or more"
                        : !isDuration
                                ? ""
                                : group(found, "between").contains("@PositiveOrZero")
                                        ? "0 or more"
                                        : "more than 0";
        add(found, found.group("type"), limit);
    }

    private void addValue(MatchResult found) {
        add(found, found.group("value").matches("\\d+") ? "long" : "text", "");
    }

    private void add(MatchResult found, String type, String limit) {
        var variable = Setting.variable(found.group("name"));
        names.add(variable);
        var comment = group(found, "comment").replaceAll("(?m)^\\s*[*#]", "").strip();
        if (comment.isEmpty() || isPassedOn(found)) return;
        var value = found.namedGroups().containsKey("value") ? group(found, "value") : "";
        var property = found.group("name");
        var setting = Setting.of(property, type, value, limit, comment);
        if (described.putIfAbsent(variable, setting) != null) describedTwice.add(variable);
    }

    /**
     * Whether a line of a property file takes the value of a setting that is declared elsewhere.
     */
    private static boolean isPassedOn(MatchResult found) {
        return found.group("name").startsWith("ordinal.") && group(found, "value").contains("${");
    }

    private static String group(MatchResult found, String name) {
        var text = found.namedGroups().containsKey(name) ? found.group(name) : null;
        return text == null ? "" : text;
    }

    /** The settings in the order of their names. */
    List<Setting> described() {
        return List.copyOf(described.values());
    }

    /** The variables of settings that no comment describes. */
    Set<String> undescribed() {
        var missing = new TreeSet<>(names);
        missing.removeIf(
                name -> described.keySet().stream().anyMatch(known -> isLike(known, name)));
        return missing;
    }

    /** Whether a name is the known one, in which {@code <NAME>} stands for any word. */
    private static boolean isLike(String known, String name) {
        return name.matches(known.replace("<NAME>", "[A-Z0-9_<>]+"));
    }

    /** The variables of settings that several declarations describe. */
    Set<String> describedTwice() {
        return describedTwice;
    }
}
