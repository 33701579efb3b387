package dev.ordinal.engine.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class PreferencesTest {

    /** Columns: the header; the value of {@code wait}, - if there is none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    wait=5                        | 5
                    WAIT = "5"                    | 5
                    wait="\\5"                    | 5
                    respond-async, wait=5         | 5
                    return=minimal; x=y, wait=5   | 5
                    wait=5; x="a, wait=9"         | 5
                    x="a, wait=9", wait=5         | 5
                    wait=5, wait=9                | 5
                    wait                          | ``
                    wait="                        | -
                    x=", wait=5                   | 5
                    x;wait=5                      | -
                    x wait=5                      | -
                    wait=5 6, wait=7              | 7
                    ,,wait=5,                     | 5
                    await=5                       | -
                    """)
    void a_preference_is_named_at_the_beginning_of_an_element(String header, String value) {
        assertThat(Preferences.of(List.of(header)).find("wait").orElse("-")).isEqualTo(value);
    }

    @Test
    void several_lines_are_one_list() {
        assertThat(Preferences.of(List.of("respond-async", "wait=5")).find("wait")).contains("5");
        assertThat(Preferences.of(List.of("wait=5", "wait=9")).find("wait")).contains("5");
        assertThat(Preferences.of(null).find("wait")).isEmpty();
    }

    @Test
    void a_header_of_any_length_is_parsed_in_no_time() {
        assertThat(Preferences.of(List.of("x=\"a\\".repeat(20_000))).find("wait")).isEmpty();
        assertThat(Preferences.of(List.of("\"".repeat(99_999) + ",wait=5")).find("wait"))
                .contains("5");
    }
}
