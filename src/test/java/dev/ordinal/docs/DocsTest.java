package dev.ordinal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Links of the documentation lead somewhere, and the paths, variables, packages and types that it
 * names exist.
 */
class DocsTest {

    private static final Path ROOT = Path.of("");
    private static final Path ARCHITECTURE = Path.of("docs/architecture.md");
    private static final Path ENGINE = Path.of("src/main/java/dev/ordinal/engine");

    /** Nodes of pictures that are no classes of the project. */
    private static final Set<String> NO_CLASSES = Set.of("HTTP", "Artemis", "PostgreSQL");

    private static final Pattern ROW =
            Pattern.compile(
                    "^\\| (?<packages>`[a-z`, ]+`) \\| (?<types>[^|]*)\\|", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`@?([A-Za-z.]+)`");
    private static final Pattern NODE = Pattern.compile("[\\[({]+([A-Z]\\w+)[\\])}]+");

    private static final Pattern TEST = Pattern.compile("\\b[A-Z][A-Za-z]+(IT|Test)\\b");

    /** Names that look like those of tests: a reader's own test, and an annotation. */
    private static final Set<String> NO_TESTS = Set.of("YourIT", "ArquillianTest");

    private static final Pattern OURS = Pattern.compile("\\b(dev\\.ordinal(\\.[a-z]+)+)\\b(?!/)");

    @TempDir private Path folder;

    @Test
    void every_link_leads_to_a_file_and_an_anchor() throws IOException {
        assertThat(deadLinks(Page.all(ROOT))).isEmpty();
    }

    @Test
    void a_dead_link_is_found() throws IOException {
        plant("docs/one.md", "# One thing\n\n[a](two.md#there) [b](two.md) [c](#one-thing)\n");
        plant("docs/two.md", "# Two\n\n```\n# there\n```\n[d](../gone.md) [e](#gone)\n");
        plant("README.md", "[f](docs/one.md#one-thing) [g](https://example.org/x#y)\n");
        assertThat(deadLinks(Page.all(folder)))
                .extracting(fault -> fault.substring(fault.lastIndexOf(' ') + 1))
                .containsExactlyInAnyOrder("two.md#there", "../gone.md", "#gone");
    }

    @Test
    void every_path_exists() throws IOException {
        assertThat(missingPaths(Page.all(ROOT), ROOT)).isEmpty();
    }

    @Test
    void a_path_that_is_gone_is_found() throws IOException {
        plant("docs/one.md", "`docs/one.md`, `src/gone.txt`, `src/<module>/x` and `target/x`\n");
        assertThat(missingPaths(Page.all(folder), folder))
                .singleElement()
                .asString()
                .endsWith("src/gone.txt");
    }

    @Test
    void every_variable_is_known_to_the_code_or_its_configuration() throws IOException {
        var settings = Settings.of(ROOT);
        assertThat(Page.all(ROOT)).flatMap(settings::unknown).isEmpty();
    }

    @Test
    void a_variable_that_is_gone_is_found() throws IOException {
        plant("src/main/java/A.java", "class A { String a = \"ordinal.a.some-url\"; }\n");
        plant("src/main/a.xml", "<variable name=\"ORDINAL_A_USER\"/>\n");
        plant(
                "docs/one.md",
                """
                `ORDINAL_A_SOME_URL`, `_USER`, `_GONE`, ORDINAL_A_<NAME> and `ORDINAL_B`
                """);
        assertThat(Page.all(folder))
                .flatMap(Settings.of(folder)::unknown)
                .containsExactlyInAnyOrder("ORDINAL_A_SOME_URL _GONE", "ORDINAL_B");
    }

    @Test
    void the_table_of_the_engine_names_every_package_and_only_types_that_are_there()
            throws IOException {
        var page = Page.of(ARCHITECTURE);
        assertThat(missingTypes(page, ENGINE)).isEmpty();
        try (var packages = Files.list(ENGINE)) {
            assertThat(packages)
                    .extracting(found -> found.getFileName().toString())
                    .allMatch(packagesIn(page)::contains);
        }
    }

    @Test
    void a_package_or_type_that_is_gone_is_found() throws IOException {
        plant("engine/log/EventStore.java", "");
        plant(
                "docs/one.md",
                """
                | `log`, `gone` | `EventStore` | what |
                | `log` | `Journal`, `@EventStore` | what |
                """);
        assertThat(missingTypes(Page.of(folder.resolve("docs/one.md")), folder.resolve("engine")))
                .containsExactly("gone", "Journal");
    }

    @Test
    void packages_and_folders_of_the_project_that_are_named_exist() throws IOException {
        assertThat(missingPackages(Page.all(ROOT), ROOT)).isEmpty();
    }

    @Test
    void a_package_of_the_project_that_is_gone_is_found() throws IOException {
        plant("src/main/java/dev/ordinal/shop/A.java", "");
        plant("docs/one.md", "`dev.ordinal.shop`, `dev.ordinal.shop.*` and `dev.ordinal.gone`\n");
        assertThat(missingPackages(Page.all(folder), folder))
                .singleElement()
                .asString()
                .endsWith("dev.ordinal.gone");
    }

    @Test
    void every_test_that_is_named_exists() throws IOException {
        assertThat(missingTests(Page.all(ROOT), ROOT)).isEmpty();
    }

    @Test
    void a_test_that_is_gone_is_found() throws IOException {
        plant("src/test/java/a/OrdersIT.java", "");
        plant("docs/one.md", "`OrdersIT`, `YourIT`, `GoneTest`: `mvn test -Dtest=LostTest`\n");
        assertThat(missingTests(Page.all(folder), folder))
                .extracting(fault -> fault.substring(fault.lastIndexOf(' ') + 1))
                .containsExactlyInAnyOrder("GoneTest", "LostTest");
    }

    @Test
    void pictures_name_only_classes_that_are_there() throws IOException {
        assertThat(missingNodes(Page.all(ROOT), ROOT.resolve("src/main/java"))).isEmpty();
    }

    @Test
    void a_class_in_a_picture_that_is_gone_is_found() throws IOException {
        plant("src/main/java/CommandBus.java", "");
        plant(
                "docs/one.md",
                "```mermaid\nflowchart LR\n  a[CommandBus] --> b[(EventTable)]\n```\n");
        assertThat(missingNodes(Page.all(folder), folder.resolve("src/main/java")))
                .containsExactly("EventTable");
    }

    private void plant(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static List<String> deadLinks(List<Page> pages) {
        return pages.stream()
                .flatMap(page ->
                        page.links().stream()
                                .filter(link -> !leadsSomewhere(page, link))
                                .map(link -> page.file() + " links to " + link))
                .toList();
    }

    private static boolean leadsSomewhere(Page page, String link) {
        var parts = link.split("#", 2);
        var target = parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]);
        if (!Files.exists(target)) return false;
        return parts.length == 1 || Page.of(target).anchors().contains(parts[1]);
    }

    private static List<String> missingPaths(List<Page> pages, Path root) {
        return pages.stream()
                .flatMap(page ->
                        page.code().stream()
                                .filter(code -> code.matches("(src|docs)/[\\w./-]+"))
                                .filter(path -> !Files.exists(root.resolve(path)))
                                .map(path -> page.file() + " names " + path))
                .toList();
    }

    private static List<String> missingPackages(List<Page> pages, Path root) {
        return pages.stream()
                .flatMap(page ->
                        OURS.matcher(page.text())
                                .results()
                                .map(found -> found.group(1))
                                .filter(name -> !isPackage(name, root))
                                .map(name -> page.file() + " names " + name))
                .toList();
    }

    private static boolean isPackage(String name, Path root) {
        return Stream.of("src/main/java", "src/test/java")
                .anyMatch(tree -> Files.isDirectory(root.resolve(tree, name.replace('.', '/'))));
    }

    private static List<String> missingTests(List<Page> pages, Path root) throws IOException {
        Set<String> tests = new HashSet<>(NO_TESTS);
        for (String tree : List.of("src/test/java", "src/it")) {
            if (!Files.isDirectory(root.resolve(tree))) continue;
            try (var files = Files.walk(root.resolve(tree))) {
                files.forEach(
                        file -> tests.add(file.getFileName().toString().replace(".java", "")));
            }
        }
        return pages.stream()
                .flatMap(page ->
                        TEST.matcher(page.text())
                                .results()
                                .map(MatchResult::group)
                                .filter(name -> !tests.contains(name))
                                .map(name -> page.file() + " names " + name))
                .toList();
    }

    private static Set<String> packagesIn(Page page) {
        return Set.copyOf(
                ROW.matcher(page.text())
                        .results()
                        .flatMap(row -> names(row.group("packages")))
                        .distinct()
                        .toList());
    }

    private static List<String> missingTypes(Page page, Path engine) {
        return ROW.matcher(page.text()).results().flatMap(row -> missing(row, engine)).toList();
    }

    private static Stream<String> missing(MatchResult row, Path engine) {
        var packages = names(row.group("packages")).toList();
        return Stream.concat(
                packages.stream().filter(name -> !Files.isDirectory(engine.resolve(name))),
                names(row.group("types")).filter(type -> !isIn(packages, type, engine)));
    }

    private static boolean isIn(List<String> packages, String type, Path engine) {
        return packages.stream()
                .map(engine::resolve)
                .filter(Files::isDirectory)
                .anyMatch(found -> holds(found, type));
    }

    private static boolean holds(Path folder, String type) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> !file.toString().contains("/internal/"))
                    .anyMatch(file -> file.endsWith(type + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> names(String cell) {
        return CODE.matcher(cell).results().map(match -> match.group(1));
    }

    private static List<String> missingNodes(List<Page> pages, Path sources) throws IOException {
        try (var files = Files.walk(sources)) {
            var types =
                    files.map(file -> file.getFileName().toString().replace(".java", "")).toList();
            return pages.stream()
                    .flatMap(page -> page.blocks().stream())
                    .filter(block -> block.startsWith("```mermaid\nflowchart"))
                    .flatMap(block -> NODE.matcher(block).results())
                    .map(node -> node.group(1))
                    .filter(name -> !types.contains(name) && !NO_CLASSES.contains(name))
                    .toList();
        }
    }
}
