package dev.ordinal.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation, in Markdown.
 *
 * @param file the page
 * @param text its text
 */
record Page(Path file, String text) {

    private static final Pattern FENCE =
            Pattern.compile("^ *```.*?^ *```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|mailto:)([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#{1,6} (.+)$", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");

    static Page of(Path file) {
        try {
            return new Page(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pages at the root of a project and below its folder {@code docs}. */
    static List<Page> all(Path root) throws IOException {
        try (var here = Files.list(root);
                var below = Files.walk(root.resolve("docs"))) {
            return Stream.concat(here, below)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(Page::of)
                    .toList();
        }
    }

    /** The targets of links that are relative, to files or anchors. */
    List<String> links() {
        return found(LINK, prose());
    }

    /** The code in the running text. */
    List<String> code() {
        return found(CODE, prose());
    }

    /** The blocks of code that are fenced, with their fences. */
    List<String> blocks() {
        return FENCE.matcher(text).results().map(MatchResult::group).toList();
    }

    /** The anchors of the headings, as GitHub makes them. */
    Set<String> anchors() {
        Map<String, Integer> seen = new HashMap<>();
        Set<String> anchors = new HashSet<>();
        for (String heading : found(HEADING, prose())) {
            var slug = slug(heading);
            int before = seen.merge(slug, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? slug : slug + "-" + before);
        }
        return anchors;
    }

    private static String slug(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_\\- ]", "")
                .replace(' ', '-');
    }

    private String prose() {
        return FENCE.matcher(text).replaceAll("");
    }

    private static List<String> found(Pattern pattern, String in) {
        return pattern.matcher(in).results().map(match -> match.group(1)).toList();
    }
}
