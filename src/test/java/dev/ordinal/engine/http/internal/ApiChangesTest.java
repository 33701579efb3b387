package dev.ordinal.engine.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.json.Json;

import org.junit.jupiter.api.Test;

import java.util.List;

class ApiChangesTest {

    private static final String API =
            """
            {"paths": {"/orders": {"get": {"parameters": [{"name": "limit"}],
                                           "responses": {"200": {}}}}},
             "components": {"schemas": {"Order": {"required": ["id"],
                 "properties": {"id": {"type": "string"}, "total": {"type": "number"}}}}}}
            """;

    @Test
    void the_same_description_breaks_nothing() {
        assertThat(breaking(API)).isEmpty();
    }

    @Test
    void an_addition_breaks_nothing() {
        assertThat(breaking(API.replace("\"200\": {}", "\"200\": {}, \"304\": {}"))).isEmpty();
        assertThat(breaking(API.replace("{\"id\"", "{\"new\": {\"type\": \"string\"}, \"id\"")))
                .isEmpty();
    }

    @Test
    void a_call_that_is_gone_breaks_callers() {
        assertThat(breaking(API.replace("\"get\"", "\"put\"")))
                .containsExactly("get /orders is gone");
    }

    @Test
    void an_answer_that_is_gone_breaks_callers() {
        assertThat(breaking(API.replace("\"200\"", "\"204\"")))
                .containsExactly("get /orders no longer answers 200");
    }

    @Test
    void a_new_required_parameter_breaks_callers() {
        var required = "{\"name\": \"limit\"}, {\"name\": \"now\", \"required\": true}";
        assertThat(breaking(API.replace("{\"name\": \"limit\"}", required)))
                .containsExactly("get /orders now requires now");
    }

    @Test
    void a_property_that_is_gone_or_changes_or_is_now_required_breaks_callers() {
        assertThat(breaking(API.replace("\"total\"", "\"sum\"")))
                .containsExactly("Order.total is gone");
        assertThat(breaking(API.replace("\"number\"", "\"string\"")))
                .containsExactly("Order.total has another type");
        assertThat(breaking(API.replace("[\"id\"]", "[\"id\", \"total\"]")))
                .containsExactly("Order.total is now required");
    }

    private static List<String> breaking(String now) {
        return ApiChanges.breaking(Json.STRICT.readTree(API), Json.STRICT.readTree(now));
    }
}
