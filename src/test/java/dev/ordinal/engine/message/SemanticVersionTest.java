package dev.ordinal.engine.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

class SemanticVersionTest {

    private static final List<String> BAD =
            List.of(
                    "",
                    "1",
                    "1.2",
                    "1.2.3.4",
                    "v1.2.3",
                    "1.2.x",
                    "01.2.3",
                    "1.02.3",
                    "1.2.-3",
                    " 1.2.3",
                    "1.2.3\n",
                    "1.2.3-beta",
                    "1.2.3+build",
                    "1.2.1000000",
                    "\u0661.2.3");

    private static List<String> sorted(String... texts) {
        return Stream.of(texts)
                .map(SemanticVersion::parse)
                .sorted()
                .map(SemanticVersion::toString)
                .toList();
    }

    @Test
    void a_version_is_three_numbers() {
        assertThat(SemanticVersion.parse("10.0.999999"))
                .isEqualTo(new SemanticVersion(10, 0, 999_999))
                .hasToString("10.0.999999");
        assertThat(SemanticVersion.isOne("0.0.0")).isTrue();
    }

    @Test
    void anything_else_is_none_and_is_named() {
        for (String text : BAD) {
            assertThat(SemanticVersion.isOne(text)).as(text).isFalse();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SemanticVersion.parse(text))
                    .withMessageContaining("\"" + text + "\"");
        }
    }

    @Test
    void versions_are_ordered_as_numbers_the_major_first() {
        assertThat(sorted("10.0.0", "2.0.0", "1.10.0", "1.9.10", "1.9.9"))
                .containsExactly("1.9.9", "1.9.10", "1.10.0", "2.0.0", "10.0.0");
        assertThat(SemanticVersion.parse("1.2.3"))
                .isEqualByComparingTo(new SemanticVersion(1, 2, 3));
    }

    @Test
    void what_is_below_the_raised_number_starts_again() {
        var version = new SemanticVersion(1, 2, 3);
        assertThat(version.nextPatch()).hasToString("1.2.4");
        assertThat(version.nextMinor()).hasToString("1.3.0");
        assertThat(version.nextMajor()).hasToString("2.0.0");
    }
}
