package dev.ordinal.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import javax.net.ssl.SSLSession;

class DescribedApiTest {

    private static final DescribedApi API =
            new DescribedApi(
                    """
                    {"paths": {
                        "/orders/{id}": {"get": {
                            "parameters": [{"in": "path", "name": "id"},
                                           {"$ref": "#/components/parameters/IfMatch"}],
                            "responses": {
                            "200": {"headers": {"ETag": {"$ref": "#/components/headers/ETag"}},
                                    "content": {"application/json": {
                                        "schema": {"$ref": "#/components/schemas/Order"}}}},
                            "404": {"content": {"application/problem+json": {}}},
                            "default": {"content": {"application/problem+json": {}}}}}},
                        "/orders/live": {"get": {"responses": {
                            "200": {"content": {"text/event-stream": {}}}}}},
                        "/orders": {
                            "get": {"responses": {
                                "default": {"content": {"application/problem+json": {}}}}},
                            "post": {"requestBody": {}, "responses": {
                                "default": {"content": {"application/problem+json": {}}}}}},
                        "/stock/{id}": {"get": {
                            "parameters": [{"in": "path", "name": "id"}], "responses": {
                            "default": {"content": {"application/problem+json": {}}}}}}},
                     "components": {
                        "parameters": {"IfMatch": {"in": "header", "name": "If-Match"}},
                        "headers": {"ETag": {"required": true}},
                        "schemas": {"Order": {"type": "object", "required": ["id", "reason"],
                            "properties": {"id": {"type": "string", "format": "uuid"},
                                           "reason": {"type": ["string", "null"]}}}}}}
                    """);

    private static final String ORDER =
            "{\"id\": \"0198a2c4-7b1e-7c3a-9d52-3f1e8a6b4c21\", \"reason\": null}";
    private static final Map<String, String> HEADERS =
            Map.of("Content-Type", "application/json; charset=utf-8", "ETag", "\"1\"");
    private static final Map<String, String> PROBLEM =
            Map.of("Content-Type", "application/problem+json");

    @Test
    void an_answer_as_described_has_no_faults() {
        assertThat(faults("/orders/1", 200, HEADERS, ORDER)).isEmpty();
        assertThat(faults("/orders/1", 404, PROBLEM, "{}")).isEmpty();
    }

    @Test
    void a_body_that_does_not_fit_its_schema_is_a_fault() {
        var missing = ORDER.replace("reason", "cause");
        assertThat(faults("/orders/1", 200, HEADERS, missing)).hasSize(1);
        var number = ORDER.replace("null", "1");
        assertThat(faults("/orders/1", 200, HEADERS, number)).hasSize(1);
        var noId = ORDER.replace("0198a2c4", "x");
        assertThat(faults("/orders/1", 200, HEADERS, noId)).isNotEmpty();
        assertThat(faults("/orders/1", 200, HEADERS, "{")).hasSize(1);
    }

    @Test
    void a_header_or_a_media_type_or_a_status_that_is_not_described_is_a_fault() {
        assertThat(faults("/orders/1", 200, Map.of("Content-Type", "application/json"), ORDER))
                .containsExactly("the header ETag is missing");
        assertThat(faults("/orders/1", 404, Map.of("Content-Type", "text/html"), "no"))
                .containsExactly("the media type \"text/html\" is not described");
        assertThat(faults("/orders/1", 409, PROBLEM, "{}"))
                .containsExactly("the status is not described");
    }

    /** Every operation may fail in ways that are not its own. */
    @Test
    void what_the_server_refuses_or_fails_at_is_described_by_default() {
        assertThat(faults("/orders/1", 500, PROBLEM, "{}")).isEmpty();
        assertThat(faults("/orders/1", 406, PROBLEM, "{}")).isEmpty();
        for (int status : List.of(400, 404, 406, 412, 500, 503)) {
            assertThat(faults("/orders", status, PROBLEM, "{}")).isEmpty();
        }
        assertThat(faults("/stock/1", 412, PROBLEM, "{}")).isEmpty();
    }

    @Test
    void what_follows_from_the_operation_is_described_by_its_own_status() {
        var unsaid = List.of("the status is not described");
        assertThat(faults("/orders/1", 400, PROBLEM, "{}")).isEqualTo(unsaid);
        assertThat(faults("/orders/1", 412, PROBLEM, "{}")).isEqualTo(unsaid);
        assertThat(faults("/stock/1", 404, PROBLEM, "{}")).isEqualTo(unsaid);
        assertThat(faults("/orders", 409, PROBLEM, "{}")).isEqualTo(unsaid);
        assertThat(faults("/orders", 405, PROBLEM, "{}")).isEqualTo(unsaid);
        var post =
                HttpRequest.newBuilder(URI.create("http://localhost/orders"))
                        .POST(BodyPublishers.ofString("{}"))
                        .build();
        assertThat(API.faults(new Answer(post, 400, PROBLEM, "{}"))).isEqualTo(unsaid);
    }

    @Test
    void a_path_without_a_template_comes_first_and_others_are_not_checked() {
        assertThat(faults("/orders/live", 200, Map.of("Content-Type", "text/event-stream"), ":"))
                .isEmpty();
        assertThat(faults("/orders/live", 404, PROBLEM, "{}")).hasSize(1);
        assertThat(faults("/elsewhere", 418, PROBLEM, "{}")).isEmpty();
        assertThat(faults("/orders/%00", 400, Map.of("Content-Type", "text/html"), "no")).isEmpty();
    }

    private static List<String> faults(
            String path, int status, Map<String, String> headers, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost" + path)).build();
        return API.faults(new Answer(request, status, headers, body));
    }

    private record Answer(
            HttpRequest request, int statusCode, Map<String, String> fields, String body)
            implements HttpResponse<String> {

        @Override
        public Optional<HttpResponse<String>> previousResponse() {
            return Optional.empty();
        }

        @Override
        public HttpHeaders headers() {
            var lists =
                    fields.entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            Map.Entry::getKey, field -> List.of(field.getValue())));
            return HttpHeaders.of(lists, (_, _) -> true);
        }

        @Override
        public Optional<SSLSession> sslSession() {
            return Optional.empty();
        }

        @Override
        public URI uri() {
            return request.uri();
        }

        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
        }
    }
}
