package dev.ordinal.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The code blocks of a page that show whole files of a project. Each comes behind a comment that
 * names its file: {@code <!-- file: pom.xml -->}.
 *
 * @param page in Markdown
 * @param project the folder in which the files lie
 */
record ShownFiles(Path page, Path project) {

    private static final Pattern BLOCK =
            Pattern.compile(
                    "(<!-- file: (?<name>\\S+) -->\\s*\\n```\\w*\\n)(?<code>.*?)(?=^```$)",
                    Pattern.DOTALL | Pattern.MULTILINE);

    private record Block(String name, String code) {}

    /** The names of the files that the page shows. */
    Set<String> names() {
        return blocks().stream().map(Block::name).collect(Collectors.toSet());
    }

    /** The faults of the blocks; empty if there are none. */
    List<String> faults() {
        return blocks().stream().filter(this::differs).map(this::fault).toList();
    }

    private List<Block> blocks() {
        return BLOCK.matcher(read(page))
                .results()
                .map(found -> new Block(found.group("name"), found.group("code")))
                .toList();
    }

    private boolean differs(Block block) {
        return !Files.exists(file(block.name())) || !block.code().equals(read(file(block.name())));
    }

    private String fault(Block block) {
        return Files.exists(file(block.name()))
                ? "%s shows %s otherwise than it is".formatted(page, block.name())
                : "%s shows %s, which is not in %s".formatted(page, block.name(), project);
    }

    /** Replaces the blocks by the present files. */
    void update() throws IOException {
        var updated =
                BLOCK.matcher(read(page))
                        .replaceAll(found ->
                                Matcher.quoteReplacement(
                                        found.group(1) + read(file(found.group("name")))));
        Files.writeString(page, updated);
    }

    private Path file(String name) {
        return project.resolve(name);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
