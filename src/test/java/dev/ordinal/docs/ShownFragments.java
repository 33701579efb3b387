package dev.ordinal.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The Java of a page. Each block shows lines of a compiled file, which a comment before it names:
 * {@code <!-- from: src/main/java/A.java -->}. A line {@code ...} stands for lines that are left
 * out. Indentation does not count.
 *
 * @param page the page
 * @param project the folder of the files
 */
record ShownFragments(Page page, Path project) {

    private static final Pattern BLOCK =
            Pattern.compile(
                    "(?:<!-- from: (?<name>\\S+) -->\\s*\\n)?^ *```java\\n(?<code>.*?)^ *```$",
                    Pattern.DOTALL | Pattern.MULTILINE);

    /** Whole files; {@link ShownFiles} looks after them. */
    private static final Pattern FILE =
            Pattern.compile(
                    "<!-- file: \\S+ -->\\s*\\n^ *```java\\n.*?^ *```$",
                    Pattern.DOTALL | Pattern.MULTILINE);

    /** What is wrong with the blocks; none as a rule. */
    List<String> faults() throws IOException {
        List<String> faults = new ArrayList<>();
        var text = FILE.matcher(page.text()).replaceAll("");
        var blocks = BLOCK.matcher(text);
        while (blocks.find()) {
            var name = blocks.group("name");
            if (name == null) {
                faults.add(page.file() + " shows Java of no file:\n" + blocks.group("code"));
            } else if (!isIn(project.resolve(name), blocks.group("code"))) {
                faults.add(page.file() + " shows other lines than " + name);
            }
        }
        return faults;
    }

    private static boolean isIn(Path file, String code) throws IOException {
        if (!Files.exists(file)) return false;
        var lines = stripped(Files.readString(file));
        int from = 0;
        for (List<String> part : parts(stripped(code))) {
            int at = indexOf(part, lines, from);
            if (at < 0) return false;
            from = at + part.size();
        }
        return true;
    }

    private static List<String> stripped(String text) {
        return text.lines().map(String::strip).toList();
    }

    private static List<List<String>> parts(List<String> code) {
        List<List<String>> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= code.size(); i++) {
            if (i == code.size() || code.get(i).equals("...")) {
                parts.add(code.subList(start, i));
                start = i + 1;
            }
        }
        return parts;
    }

    private static int indexOf(List<String> part, List<String> lines, int from) {
        for (int i = from; i <= lines.size() - part.size(); i++) {
            if (lines.subList(i, i + part.size()).equals(part)) return i;
        }
        return -1;
    }
}
