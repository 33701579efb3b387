package dev.ordinal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.json.Json;
import dev.ordinal.testkit.DocumentPart;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tests that the report of known vulnerabilities fits the versions in use. */
class VulnerabilitiesTest {

    private static final Path DOCUMENT = Path.of("src/main/security/vex.json");
    private static final Path POM = Path.of("pom.xml");

    private static Vulnerabilities known() throws IOException {
        return new Vulnerabilities(
                Json.STRICT.readTree(Files.readString(DOCUMENT)), Files.readString(POM));
    }

    @Test
    void the_report_is_generated() throws IOException {
        new DocumentPart(Path.of("docs/reference/vulnerabilities.md"), "vulnerabilities")
                .mustBe(
                        known().report(),
                        Boolean.getBoolean("vulnerabilities.accept"),
                        "mvn test -Dtest=VulnerabilitiesTest -Dvulnerabilities.accept=true");
    }

    @Test
    void no_state_contradicts_the_version_in_use() throws IOException {
        assertThat(known().contradictions()).isEmpty();
    }

    @Test
    void a_state_that_contradicts_the_version_in_use_is_found() throws IOException {
        var older =
                Files.readString(POM).replaceAll("<liberty.version>[^<]+", "<liberty.version>99");
        var document = Json.STRICT.readTree(Files.readString(DOCUMENT));
        assertThat(new Vulnerabilities(document, older).contradictions())
                .anySatisfy(fault -> assertThat(fault).startsWith("CVE-2026-8646"));
    }

    @ParameterizedTest
    @CsvSource({
        "vers:maven/>=2.50|<2.57, 2.55.0, true",
        "vers:maven/>=2.50|<2.57, 2.57.0, false",
        "vers:maven/<4.1.138, 4.1.140.Final, false",
        "vers:generic/<=26.0.0.5, 26.0.0.5, true",
        "vers:maven/<3.1.6, 3.1.10, false",
        "vers:generic/*, 1, true"
    })
    void a_version_is_in_a_range_or_not(String range, String version, boolean expected) {
        assertThat(new VersionRange(range).contains(version)).isEqualTo(expected);
    }
}
