package dev.ordinal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Test that the tutorial shows every file of the project that the build compiles. */
class TutorialTest {

    private static final Path PROJECT = Path.of("src/it/parcels");
    private static final ShownFiles TUTORIAL = new ShownFiles(Path.of("docs/tutorial.md"), PROJECT);

    @TempDir private Path folder;

    @Test
    void every_code_block_is_a_file_of_the_project() throws IOException {
        if (Boolean.getBoolean("tutorial.accept")) TUTORIAL.update();
        assertThat(TUTORIAL.faults())
                .as("accept the files with: mvn test -Dtest=TutorialTest -Dtutorial.accept=true")
                .isEmpty();
    }

    @Test
    void every_file_of_the_project_is_shown() throws IOException {
        try (var files = Files.walk(PROJECT)) {
            assertThat(files.filter(Files::isRegularFile))
                    .filteredOn(file -> file.toFile().length() > 0)
                    .extracting(file -> PROJECT.relativize(file).toString().replace('\\', '/'))
                    .filteredOn(name -> !name.startsWith("src/main/resources/schemas/"))
                    .isNotEmpty()
                    .allMatch(TUTORIAL.names()::contains);
        }
    }

    @Test
    void the_service_is_small() throws IOException {
        long lines = 0;
        try (var files = Files.walk(PROJECT.resolve("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try (var all = Files.lines(file)) {
                    lines += all.filter(TutorialTest::isCode).count();
                }
            }
        }
        assertThat(lines).isLessThanOrEqualTo(120);
    }

    /** Whether a line is code: not blank, not a comment, not a package or import declaration. */
    private static boolean isCode(String line) {
        return !line.isBlank() && !line.strip().matches("(import|package|/?\\*).*");
    }

    @Test
    void a_block_that_differs_is_found_and_put_right() throws IOException {
        var page = folder.resolve("page.md");
        Files.writeString(
                page, "Text.\n\n<!-- file: A.java -->\n```java\nclass B {}\n```\n\nMore.\n");
        var shown = new ShownFiles(page, folder);
        assertThat(shown.faults()).singleElement().asString().endsWith("is not in " + folder);
        Files.writeString(folder.resolve("A.java"), "class A {}\n");
        assertThat(shown.faults()).singleElement().asString().contains("otherwise");
        shown.update();
        assertThat(shown.faults()).isEmpty();
        assertThat(page).content().endsWith("```java\nclass A {}\n```\n\nMore.\n");
    }
}
