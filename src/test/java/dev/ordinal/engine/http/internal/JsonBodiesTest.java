package dev.ordinal.engine.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordinal.engine.http.ProblemException;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.List;

class JsonBodiesTest {

    private record Body(List<String> items) {}

    private static @Nullable Object read(String body) throws IOException {
        return read(Body.class, body);
    }

    private static @Nullable Object read(Class<?> type, String body) throws IOException {
        return new JsonBodies()
                .readFrom(
                        Object.class,
                        type,
                        new Annotation[0],
                        new MediaType("application", "json"),
                        new MultivaluedHashMap<>(),
                        new ByteArrayInputStream(body.getBytes(UTF_8)));
    }

    @Test
    void a_body_is_one_value() throws IOException {
        assertThat(read(" {\"items\": [\"a\"]} ")).isEqualTo(new Body(List.of("a")));
        assertThat(read("")).isNull();
        assertThat(read(" ")).isNull();
        for (String several : List.of("{} {}", "{} 1", "1 2", "[] []", "[[]] \"a\"", "null {}")) {
            assertThatThrownBy(() -> read(several))
                    .isInstanceOf(ProblemException.class)
                    .hasMessage("The body contains more than one JSON value");
        }
        assertThat(read(JsonNode.class, "[[{}], {\"a\": [1, {}]}]")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "[1",
                "[[]",
                "\"tea",
                "{\"items\": 7",
                "{\"items\": 7}}",
                "{\"items\": 7} x",
                "{\"items\": 7, \"items\": 7}",
                "{\"items\": [\"a\"], \"x\": tru}"
            })
    void what_is_no_json_is_that_whatever_it_would_hold(String body) {
        assertThatThrownBy(() -> read(body))
                .satisfiesAnyOf(
                        e -> assertThat(e).isInstanceOf(StreamReadException.class),
                        e -> assertThat(e).isInstanceOf(ProblemException.class));
    }

    @Test
    void json_of_another_form_is_a_mismatch() {
        for (String body : List.of("[]", "7", "\"tea\"", "{\"items\": 7}")) {
            assertThatThrownBy(() -> read(body)).isInstanceOf(MismatchedInputException.class);
        }
    }

    @Test
    void text_that_no_database_stores_is_found_in_a_tree_too() throws IOException {
        for (String bad :
                List.of(
                        "{\"a\": [7, {\"b\": \"\\u0000\"}]}",
                        "{\"a\": \"x\\ud83d\"}",
                        "\"\\udc00x\"",
                        "{\"\\u0000\": 1}")) {
            assertThatThrownBy(() -> read(JsonNode.class, bad))
                    .isInstanceOf(ProblemException.class)
                    .extracting(e -> ((ProblemException) e).faults().getFirst().detail())
                    .isEqualTo("contains an invalid character");
        }
        assertThatThrownBy(() -> read(JsonNode.class, "{\"a\": [7, {\"b\": \"\\u0000\"}]}"))
                .extracting(e -> ((ProblemException) e).faults().getFirst().pointer())
                .isEqualTo("/a/1/b");
        assertThat(read(JsonNode.class, "{\"a\": \"\\ud83c\\udf75\"}")).isNotNull();
    }

    @Test
    void a_body_that_is_nested_too_deep_is_refused_as_that() {
        for (String open : List.of("[", "{\"items\":", "{\"x\":[")) {
            assertThatThrownBy(() -> read(open.repeat(40_000)))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageMatching("The body is nested deeper than \\d+ levels");
        }
        var closed = "[".repeat(40_000) + "]".repeat(40_000);
        assertThatThrownBy(() -> read(closed)).hasMessageContaining("nested deeper");
    }

    @Test
    void a_number_of_too_many_digits_is_refused_as_that() {
        for (String digits : List.of("1".repeat(20_000), "0." + "1".repeat(20_000))) {
            assertThatThrownBy(() -> read("{\"items\": [" + digits + "]}"))
                    .satisfiesAnyOf(
                            e -> assertThat(e).isInstanceOf(JacksonException.class),
                            e -> assertThat(e).hasMessageContaining("too long"));
        }
    }
}
