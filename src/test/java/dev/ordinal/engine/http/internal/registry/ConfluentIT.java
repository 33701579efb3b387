package dev.ordinal.engine.http.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.clients.NodeProject;
import dev.ordinal.engine.json.Json;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.Http.Answer;
import dev.ordinal.testkit.OrdinalDeployment;
import dev.ordinal.testkit.RawHttp;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/** Tests of the registry with the requests of Confluent's clients. */
@ArquillianTest
class ConfluentIT {

    private static final String V1 = "application/vnd.schemaregistry.v1+json";
    private static final String ACCEPT =
            V1 + ", application/vnd.schemaregistry+json, application/json";

    @ArquillianResource private URL base;
    private Http http;

    @Deployment(testable = false)
    static WebArchive application() {
        return OrdinalDeployment.with();
    }

    @BeforeEach
    void connect() {
        http = Http.at(base);
    }

    private Answer get(String path) {
        return http.get("/apis/ccompat/v7" + path, "Accept", ACCEPT);
    }

    private Answer post(String path, String body) {
        return http.send(
                "POST",
                "/apis/ccompat/v7" + path,
                BodyPublishers.ofString(body),
                "Accept",
                ACCEPT,
                "Content-Type",
                V1);
    }

    private static String request(JsonNode schema) {
        var request = Json.STRICT.createObjectNode();
        request.put("schemaType", "JSON").put("schema", schema.toString());
        request.putArray("references");
        return request.toString();
    }

    private ObjectNode newest() {
        return (ObjectNode) get("/subjects/order.created/versions/latest/schema").json();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/subjects?subjectPrefix=%00",
                "/subjects?subjectPrefix=%zz",
                "/subjects?subjectPrefix=<",
                "/subjects/%C3/versions",
                "/subjects/a%2Fb/versions"
            })
    void what_no_resource_sees_is_refused_in_their_form(String target) throws IOException {
        var answer = new RawHttp(http.base()).send("GET", "/apis/ccompat/v7" + target);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers()).contains("Content-Type: " + V1);
        assertThat(answer.body()).contains("\"error_code\":400", "\"message\":\"");
    }

    @Test
    void subjects_are_events_and_versions_are_numbered_in_the_order_of_their_release() {
        assertThat(get("/subjects").need("Content-Type")).startsWith(V1);
        assertThat(get("/subjects").json().toString()).contains("\"order.created\"");
        assertThat(get("/subjects/order.created/versions").body()).isEqualTo("[1,2]");
        var first = get("/subjects/order.created/versions/1").json();
        assertThat(first.path("subject").stringValue()).isEqualTo("order.created");
        assertThat(first.path("version").intValue()).isEqualTo(1);
        assertThat(first.path("schemaType").stringValue()).isEqualTo("JSON");
        assertThat(Json.STRICT.readTree(first.path("schema").stringValue()))
                .isEqualTo(http.get("/schemas/order.created/1.0.0").json());
    }

    @Test
    void a_schema_is_found_by_its_id() {
        var newest = get("/subjects/order.created/versions/latest").json();
        var id = newest.path("id").intValue();
        assertThat(get("/schemas/ids/" + id).json().path("schema"))
                .isEqualTo(newest.path("schema"));
        assertThat(get("/schemas/ids/" + id + "/schema").json()).isEqualTo(newest());
        assertThat(get("/schemas/ids/" + id + "/subjects").body()).isEqualTo("[\"order.created\"]");
        assertThat(get("/schemas/ids/" + id + "/versions").json().at("/0/version").intValue())
                .isEqualTo(2);
        assertThat(get("/schemas/types").body()).isEqualTo("[\"JSON\"]");
    }

    @Test
    void a_known_schema_is_recognised_and_another_is_not_taken() {
        var id = get("/subjects/order.created/versions/2").json().path("id").intValue();
        var known = post("/subjects/order.created", request(newest())).json();
        assertThat(known.path("id").intValue()).isEqualTo(id);
        assertThat(known.path("version").intValue()).isEqualTo(2);
        var again = post("/subjects/order.created/versions", request(newest()));
        assertThat(again.json().path("id").intValue()).isEqualTo(id);

        var other = newest().put("title", "Something else");
        assertThat(
                        post("/subjects/order.created", request(other))
                                .json()
                                .path("error_code")
                                .intValue())
                .isEqualTo(40403);
        assertThat(
                        post("/subjects/order.created/versions", request(other))
                                .json()
                                .path("error_code")
                                .intValue())
                .isEqualTo(42205);
    }

    @Test
    void compatibility_is_checked() {
        var more = newest();
        more.withObject("properties").putObject("note").put("type", "string");
        var fine = post("/compatibility/subjects/order.created/versions/latest", request(more));
        assertThat(fine.json().toString()).isEqualTo("{\"is_compatible\":true}");

        var less = newest();
        less.withObject("properties").withObject("customerId").put("type", "integer");
        var broken =
                post("/compatibility/subjects/order.created/versions?verbose=true", request(less))
                        .json();
        assertThat(broken.path("is_compatible").booleanValue()).isFalse();
        assertThat(broken.path("messages").toString()).contains("/properties/customerId/type");
    }

    @Test
    void it_says_what_it_promises() {
        assertThat(get("/config").json().path("compatibilityLevel").stringValue())
                .isEqualTo("FULL_TRANSITIVE");
        assertThat(get("/config/order.created").json().path("compatibilityLevel").stringValue())
                .isEqualTo("FULL_TRANSITIVE");
        assertThat(get("/mode").json().path("mode").stringValue()).isEqualTo("READONLY");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/metadata/id, 404",
        "DELETE, /subjects/order.created, 405",
        "PUT, /config/order.created, 405"
    })
    void whatever_else_is_asked_is_answered_as_their_clients_expect(
            String method, String path, int status) {
        var answer =
                http.send(method, "/apis/ccompat/v7" + path, BodyPublishers.noBody(), "Accept", V1);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.need("Content-Type")).startsWith(V1);
        assertThat(answer.json().path("error_code").intValue()).isEqualTo(status);
    }

    @Test
    void subjects_can_be_asked_for_by_their_beginning() {
        assertThat(get("/subjects?subjectPrefix=order.item_").body())
                .isEqualTo("[\"order.item_added\",\"order.item_removed\"]");
    }

    @Test
    void the_names_of_subjects_may_say_their_context() {
        var all = get("/subjects").body();
        assertThat(get("/subjects?subjectPrefix=:*:").body()).isEqualTo(all);
        assertThat(get("/subjects?subjectPrefix=%3A*%3A").body()).isEqualTo(all);
        assertThat(get("/subjects?subjectPrefix=:.:").body()).isEqualTo(all);
        assertThat(get("/subjects?subjectPrefix=:*:order.item_").body())
                .isEqualTo("[\"order.item_added\",\"order.item_removed\"]");
        assertThat(get("/subjects?subjectPrefix=:.other:").body()).isEqualTo("[]");
        assertThat(get("/subjects/:.:order.created/versions").body()).isEqualTo("[1,2]");
        assertThat(get("/subjects/:.other:order.created/versions").status()).isEqualTo(404);
        assertThat(get("/contexts").body()).isEqualTo("[\".\"]");
    }

    @Test
    void no_subject_is_deleted() {
        assertThat(get("/subjects?deletedOnly=true").body()).isEqualTo("[]");
        assertThat(get("/subjects?deleted=true").body()).isEqualTo(get("/subjects").body());
        var versions = get("/subjects/order.created/versions?deletedOnly=true");
        assertThat(versions.json().path("error_code").intValue()).isEqualTo(40401);
        assertThat(get("/subjects/order.created/versions?deleted=true").body()).isEqualTo("[1,2]");
    }

    @Test
    void lists_are_read_in_parts() {
        assertThat(get("/subjects?subjectPrefix=order.item_&offset=1&limit=5").body())
                .isEqualTo("[\"order.item_removed\"]");
        assertThat(get("/subjects?limit=0").body()).isEqualTo("[]");
        assertThat(get("/subjects/order.created/versions?offset=1&limit=1").body())
                .isEqualTo("[2]");
    }

    @Test
    void all_schemas_are_listed() {
        var versions = get("/schemas?subjectPrefix=order.created").json();
        assertThat(versions).hasSize(2);
        assertThat(versions.path(1))
                .isEqualTo(get("/subjects/order.created/versions/latest").json());
        var latest = get("/schemas?latestOnly=true&subjectPrefix=:*:order.created").json();
        assertThat(latest).containsExactly(versions.path(1));
        assertThat(get("/schemas?offset=1&limit=1&subjectPrefix=order.created").json())
                .containsExactly(versions.path(1));
        assertThat(get("/schemas").json().size()).isGreaterThan(get("/subjects").json().size());
    }

    @Test
    void a_subject_has_the_mode_of_all() {
        assertThat(get("/mode/order.created").body()).isEqualTo("{\"mode\":\"READONLY\"}");
        assertThat(get("/mode/nobody?defaultToGlobal=true").body())
                .isEqualTo("{\"mode\":\"READONLY\"}");
        assertThat(get("/config/nobody?defaultToGlobal=true").body())
                .isEqualTo("{\"compatibilityLevel\":\"FULL_TRANSITIVE\"}");
        assertThat(get("/subjects/order.created/versions/1/referencedby").body()).isEqualTo("[]");
    }

    @Test
    void a_schema_may_be_sent_as_text_as_json_or_alone() {
        var schema = newest();
        for (String body :
                new String[] {request(schema), "{\"schema\": " + schema + "}", schema.toString()}) {
            var answer = post("/compatibility/subjects/order.created/versions/latest", body);
            assertThat(answer.body()).isEqualTo("{\"is_compatible\":true}");
            assertThat(post("/subjects/order.created", body).json().path("version").intValue())
                    .isEqualTo(2);
        }
    }

    @Test
    void a_schema_is_not_found_under_another_subject() {
        var id = get("/subjects/order.created/versions/2").json().path("id").intValue();
        assertThat(get("/schemas/ids/" + id + "?subject=order.created").status()).isEqualTo(200);
        assertThat(get("/schemas/ids/" + id + "?subject=order.cancelled").status()).isEqualTo(404);
    }

    @Test
    void a_client_for_javascript_writes_and_reads_events() {
        var body =
                """
                {"orderId": "0190163d-8694-739b-aea5-966c26f8ad91", "customerId": "alice",
                 "items": [{"productId": "tea", "quantity": 1,
                            "unitPrice": {"amount": 2.5, "currency": "EUR"}}]}
                """;
        var outcome =
                NodeProject.of("registry")
                        .run(
                                Map.of(),
                                "roundtrip.mjs",
                                base + "apis/ccompat/v7",
                                "order.created",
                                body);
        assertThat(outcome.exit()).as(outcome.output()).isZero();
        var result = Json.STRICT.readTree(outcome.output());
        var latest = get("/subjects/order.created/versions/latest").json().path("id");
        assertThat(result.path("latest")).isEqualTo(latest);
        assertThat(result.path("header")).isEqualTo(latest);
        assertThat(result.path("first"))
                .isEqualTo(get("/subjects/order.created/versions/1").json().path("id"));
        assertThat(result.path("decoded")).isEqualTo(Json.STRICT.readTree(body));
        assertThat(result.path("refused").booleanValue()).as("an invalid event").isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/subjects/nobody/versions, 404, 40401",
        "/subjects/nobody/versions/1, 404, 40401",
        "/subjects/order.created/versions/3, 404, 40402",
        "/subjects/order.created/versions/0, 422, 42202",
        "/subjects/order.created/versions/first, 422, 42202",
        "/schemas/ids/1, 404, 40403",
        "/schemas/ids/99999999999, 404, 40403",
        "/schemas/ids/one, 404, 40403",
        "/config/nobody, 404, 40401",
        "/mode/nobody, 404, 40401",
        "/subjects/nobody/versions/1/referencedby, 404, 40401"
    })
    void errors_are_those_of_the_original(String path, int status, int code) {
        var answer = get(path);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("error_code").intValue()).isEqualTo(code);
        assertThat(answer.json().path("message").isString()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{",
                "''",
                "{}",
                "{\"schema\": \"{\"}",
                "{\"schema\": \"{\\\"type\\\": \\\"objekt\\\"}\"}",
                "{\"schema\": \"{\\\"type\\\": \\\"string\\\"}\", \"schemaType\": \"AVRO\"}"
            })
    void what_is_no_schema_is_an_invalid_one(String body) {
        var answer = post("/compatibility/subjects/order.created/versions/latest", body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("error_code").intValue()).isEqualTo(42201);
    }
}
