package dev.ordinal.engine.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.json.Json;

import org.junit.jupiter.api.Test;

import java.util.List;

class ApiChangesTest {

    private static final String API =
            """
            {"paths": {"/orders": {
                "get": {"operationId": "list", "parameters": [{"name": "limit"}],
                        "responses": {"200": {}, "default": {"$ref": "#/components/responses/Page"}}},
                "post": {"requestBody": {"schema": {"$ref": "#/components/schemas/Order"}}}}},
             "components": {
                "responses": {"Page": {"schema": {"$ref": "#/components/schemas/Page"}}},
                "schemas": {
                    "Order": {"required": ["id"],
                        "properties": {"id": {"type": "string"}, "total": {"type": "number"}}},
                    "Page": {"required": ["items"],
                        "properties": {"items": {"type": "array"}, "next": {"type": "string"}}},
                    "Status": {"enum": ["open", "paid"]}}}}
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

    @Test
    void a_parameter_that_is_now_required_breaks_callers() {
        assertThat(breaking(API.replace("\"limit\"", "\"limit\", \"required\": true")))
                .containsExactly("get /orders now requires limit");
    }

    @Test
    void another_name_of_an_operation_breaks_generated_clients() {
        assertThat(breaking(API.replace("\"list\"", "\"all\"")))
                .containsExactly("get /orders is no longer called list");
    }

    @Test
    void a_text_may_get_a_name_or_lose_it() {
        var named =
                API.replace(
                                "\"id\": {\"type\": \"string\"}",
                                "\"id\": {\"$ref\": \"#/components/schemas/Id\"}")
                        .replace("\"Status\":", "\"Id\": {\"type\": \"string\"}, \"Status\":");
        assertThat(breaking(named)).isEmpty();
    }

    @Test
    void a_response_may_promise_more_but_not_less() {
        assertThat(breaking(API.replace("[\"items\"]", "[\"items\", \"next\"]"))).isEmpty();
        assertThat(breaking(API.replace("[\"items\"]", "[]")))
                .containsExactly("Page.items may be missing now");
    }

    @Test
    void null_where_there_was_none_breaks_callers() {
        var nullable = "\"next\": {\"type\": [\"string\", \"null\"]}";
        assertThat(breaking(API.replace("\"next\": {\"type\": \"string\"}", nullable)))
                .containsExactly("Page.next has another type");
    }

    @Test
    void a_constant_that_is_gone_breaks_callers() {
        assertThat(breaking(API.replace("\"paid\"", "\"settled\"")))
                .containsExactly("Status is no longer paid");
    }

    private static List<String> breaking(String now) {
        return ApiChanges.breaking(Json.STRICT.readTree(API), Json.STRICT.readTree(now));
    }
}
