package dev.ordinal.docs;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tables of settings in a page. Each lies between {@code <!-- settings: names -->} and {@code <!--
 * /settings -->}; a name may end in {@code *}. With {@code properties:} in place of {@code
 * settings:}, a table shows the names of properties, not of variables.
 *
 * @param settings all of them, in the order of their names
 */
record SettingTables(List<Setting> settings) {

    private static final Pattern TABLE =
            Pattern.compile(
                    "(<!-- (settings|properties): (?<names>[^>]*?) -->\\n).*?(?=<!-- /settings"
                            + " -->)",
                    Pattern.DOTALL);

    /** The page with present tables. */
    String into(String page) {
        return TABLE.matcher(page)
                .replaceAll(found ->
                        Matcher.quoteReplacement(
                                found.group(1)
                                        + table(
                                                found.group("names"),
                                                found.group(2).equals("settings"))));
    }

    /** The names of the settings that are in no table of a page, or in several. */
    List<String> withoutTable(String page) {
        var shown = TABLE.matcher(page).results().map(found -> found.group("names")).toList();
        return settings.stream()
                .map(Setting::property)
                .filter(name -> shown.stream().filter(names -> isNamed(names, name)).count() != 1)
                .toList();
    }

    private String table(String names, boolean variables) {
        return "| %s | value | default | meaning |\n| --- | --- | --- | --- |\n"
                        .formatted(variables ? "variable" : "property")
                + Arrays.stream(names.split(" "))
                        .flatMap(this::named)
                        .distinct()
                        .map(setting -> row(setting, variables))
                        .collect(Collectors.joining());
    }

    private Stream<Setting> named(String name) {
        return settings.stream().filter(setting -> isNamed(name, setting.property()));
    }

    private static boolean isNamed(String names, String property) {
        var variable = Setting.variable(property);
        return Arrays.stream(names.split(" "))
                .anyMatch(name ->
                        name.endsWith("*")
                                ? variable.startsWith(
                                        Setting.variable(name.substring(0, name.length() - 1)))
                                : variable.equals(Setting.variable(name)));
    }

    private static String row(Setting setting, boolean variable) {
        return "| `%s` | %s | %s | %s |\n"
                .formatted(
                        variable ? setting.variable() : setting.property(),
                        setting.type(),
                        setting.byDefault(),
                        setting.text().replace("|", "\\|"));
    }
}
