package dev.ordinal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Tests of the Maven wrapper: it is a script, and names no other host than Maven's public
 * repository, so that {@code MVNW_REPOURL} can replace it by any mirror.
 */
class WrapperTest {

    private static final Path FOLDER = Path.of(".mvn/wrapper");

    @Test
    void the_wrapper_is_a_script_without_binaries() throws IOException {
        assertThat(properties().getProperty("distributionType")).isEqualTo("only-script");
        assertThat(Path.of("mvnw")).isExecutable();
        assertThat(Path.of("mvnw.cmd")).exists();
        try (var files = Files.list(FOLDER)) {
            assertThat(files).containsExactly(FOLDER.resolve("maven-wrapper.properties"));
        }
    }

    @Test
    void the_wrapper_loads_maven_from_its_public_repository_unless_it_is_told_otherwise() {
        assertThat(properties().getProperty("distributionUrl"))
                .matches(
                        "https://repo\\.maven\\.apache\\.org/maven2/org/apache/maven/apache-maven/"
                                + "[\\d.]+/apache-maven-[\\d.]+-bin\\.zip");
        assertThat(Path.of("mvnw"))
                .content()
                .contains("distributionUrl=\"$MVNW_REPOURL$_MVNW_REPO_PATTERN");
    }

    private static Properties properties() {
        var properties = new Properties();
        try (var in = Files.newInputStream(FOLDER.resolve("maven-wrapper.properties"))) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
