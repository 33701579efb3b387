package dev.ordinal.engine.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ordinal.engine.http.ProblemException;
import dev.ordinal.engine.http.internal.EntityTags.Tag;
import dev.ordinal.engine.http.internal.Preconditions.Result;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class PreconditionsTest {

    private static Preconditions ifMatch(String... lines) {
        return Preconditions.of(List.of(lines), null);
    }

    private static Preconditions ifNoneMatch(String... lines) {
        return Preconditions.of(null, List.of(lines));
    }

    @Test
    void without_a_header_every_version_will_do() {
        assertThat(Preconditions.of(null, null).hold(0)).isTrue();
        assertThat(Preconditions.of(List.of(), List.of()).hold(7)).isTrue();
    }

    /** Columns: the header; a version of which it is true, one of which it is false. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    *                    | 1 | 0
                    ` * `                | 7 | 0
                    "3"                  | 3 | 4
                    "3"                  | 3 | 0
                    "3", "5","8"         | 8 | 4
                    , "3" ,, "5",        | 5 | 4
                    "a,b", "3"           | 3 | 1
                    W/"3", "4"           | 4 | 3
                    """)
    void if_match_names_what_may_be_there(String header, long yes, long no) {
        assertThat(ifMatch(header).hold(yes)).isTrue();
        assertThat(ifMatch(header).hold(no)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ",", "\"abc\"", "\"\"", "\"-3\"", "\"03\"", "\"3.0\"", "\"\u00fc\""})
    void a_tag_that_is_not_ours_matches_nothing(String header) {
        assertThat(ifMatch(header).hold(3)).isFalse();
        assertThat(ifNoneMatch(header).hold(3)).isTrue();
    }

    /** Columns: the header; a version of which it is true, one of which it is false. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    *          | 0 | 1
                    "3"        | 4 | 3
                    W/"3"      | 0 | 3
                    "2", W/"3" | 1 | 2
                    """)
    void if_none_match_names_what_must_not_be_there(String header, long yes, long no) {
        assertThat(ifNoneMatch(header).hold(yes)).isTrue();
        assertThat(ifNoneMatch(header).hold(no)).isFalse();
    }

    @Test
    void several_lines_are_one_list() {
        assertThat(ifMatch("\"1\"", "\"2\", \"3\"").hold(2)).isTrue();
        assertThat(ifMatch("\"1\"", "\"2\", \"3\"").hold(4)).isFalse();
        assertThat(ifNoneMatch("\"1\"", "\"2\"").hold(2)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3",
                "abc",
                "\"3",
                "3\"",
                "\"3\" \"4\"",
                "\"3\"; \"4\"",
                "*, \"3\"",
                "\"3\", *",
                "**",
                "w/\"3\"",
                "W/3",
                "W/ \"3\"",
                "\"3 4\"",
                "'3'"
            })
    void what_is_no_list_of_tags_is_malformed(String header) {
        assertThatThrownBy(() -> ifMatch(header)).hasMessageStartingWith("If-Match must be");
        assertThatThrownBy(() -> ifNoneMatch(header))
                .hasMessageStartingWith("If-None-Match must be");
    }

    @Test
    void a_star_on_one_of_two_lines_is_malformed() {
        assertThatThrownBy(() -> ifMatch("*", "\"3\"")).isInstanceOf(ProblemException.class);
    }

    @Test
    void if_match_is_evaluated_before_if_none_match() {
        var both = Preconditions.of(List.of("\"3\""), List.of("\"3\", \"4\""));
        assertThat(both.evaluate(true, new Tag(false, "4"))).isEqualTo(Result.NOT_MATCHED);
        assertThat(both.evaluate(true, new Tag(false, "3"))).isEqualTo(Result.MATCHED);
    }

    @Test
    void without_a_tag_only_the_star_matches() {
        assertThat(ifMatch("*").evaluate(true, null)).isEqualTo(Result.HOLD);
        assertThat(ifMatch("\"3\"").evaluate(true, null)).isEqualTo(Result.NOT_MATCHED);
        assertThat(ifNoneMatch("*").evaluate(true, null)).isEqualTo(Result.MATCHED);
        assertThat(ifNoneMatch("\"3\"").evaluate(true, null)).isEqualTo(Result.HOLD);
    }

    @Test
    void the_problem_says_which_expectation_failed() {
        assertThat(Preconditions.code(Result.NOT_MATCHED, true)).isEqualTo("precondition.stale");
        assertThat(Preconditions.code(Result.NOT_MATCHED, false)).isEqualTo("precondition.absent");
        assertThat(Preconditions.code(Result.MATCHED, true)).isEqualTo("precondition.exists");
    }

    @Test
    void a_header_of_any_length_is_parsed_in_no_time() {
        var half = "\"1\",".repeat(100_000);
        assertThat(ifMatch(half + "\"3\"").hold(3)).isTrue();
        assertThatThrownBy(() -> ifMatch("\"" + "1".repeat(500_000)))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> ifMatch(" ".repeat(100_000) + "x"))
                .isInstanceOf(ProblemException.class);
    }
}
