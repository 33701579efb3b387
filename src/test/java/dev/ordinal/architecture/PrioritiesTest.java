package dev.ordinal.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** An order has one place where it can be read: priorities are named constants. */
class PrioritiesTest {

    private static final Pattern NUMBER = Pattern.compile("@Priority\\(\\s*-?[0-9]");

    @Test
    void no_priority_is_typed_as_a_number() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .noneMatch(file -> hasNumber(read(file)));
        }
    }

    @Test
    void a_number_is_found_wherever_it_stands() {
        assertThat(hasNumber("void start(@Observes @Priority(100) Object start) {")).isTrue();
        assertThat(hasNumber("@Priority(\n        200 + 1)")).isTrue();
        assertThat(hasNumber("@Priority(StartOrder.READERS)")).isFalse();
    }

    private static boolean hasNumber(String source) {
        return NUMBER.matcher(source).find();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
