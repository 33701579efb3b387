package dev.ordinal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Java in the documentation is what the build compiles. */
class ShownFragmentsTest {

    @TempDir private Path folder;

    @Test
    void every_block_of_java_is_taken_from_a_file() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Page page : Page.all(Path.of(""))) {
            faults.addAll(new ShownFragments(page, Path.of("")).faults());
        }
        assertThat(faults).isEmpty();
    }

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("A.java"), "class A {\n  int a;\n  int b;\n  int c;\n}\n");
    }

    @Test
    void lines_may_be_left_out_and_indented_otherwise() throws IOException {
        assertThat(faults("<!-- from: A.java -->\n```java\nint a;\n...\n    int c;\n```\n"))
                .isEmpty();
        assertThat(faults("<!-- file: A.java -->\n```java\nclass B {}\n```\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- from: A.java -->\n```java\nint d;\n```\n",
                "<!-- from: A.java -->\n```java\nint a;\nint c;\n```\n",
                "<!-- from: A.java -->\n```java\nint c;\n...\nint a;\n```\n",
                "<!-- from: B.java -->\n```java\nint a;\n```\n",
                "```java\nint a;\n```\n"
            })
    void lines_that_no_file_has_are_found(String text) throws IOException {
        assertThat(faults(text)).hasSize(1);
    }

    private List<String> faults(String text) throws IOException {
        return new ShownFragments(new Page(Path.of("page.md"), text), folder).faults();
    }
}
