package dev.ordinal.engine.database.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

class LockSpaceTest {

    private static final Path SOURCES = Path.of("src/main");

    @Test
    void every_space_has_a_number_of_its_own() {
        assertThat(LockSpace.values()).extracting(LockSpace::number).doesNotHaveDuplicates();
    }

    /** A lock number elsewhere in the code could equal one in the list. */
    @Test
    void only_one_class_takes_advisory_locks() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            assertThat(files.filter(Files::isRegularFile).filter(LockSpaceTest::takesLocks))
                    .extracting(file -> String.valueOf(file.getFileName()))
                    .containsExactly("AdvisoryLocks.java");
        }
    }

    private static boolean takesLocks(Path file) {
        if (!file.toString().matches(".*\\.(java|sql)")) return false;
        try {
            return Files.readString(file).matches("(?s).*pg_(try_)?advisory_.*");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
