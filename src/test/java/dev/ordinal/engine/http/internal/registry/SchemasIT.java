package dev.ordinal.engine.http.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.schema.internal.catalog.SchemaCatalog;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.Http.Answer;
import dev.ordinal.testkit.OrdinalDeployment;

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

import java.net.URL;
import java.util.List;
import java.util.SortedSet;

/** Tests of the registry over HTTP. */
@ArquillianTest
class SchemasIT {

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

    private static List<String> texts(JsonNode items, String name) {
        return items.valueStream().map(item -> item.path(name).stringValue()).toList();
    }

    /** The names in all lists of releases, in alphabetical order. */
    private static SortedSet<String> released() {
        return SchemaCatalog.load(SchemasIT.class.getClassLoader()).names();
    }

    @Test
    void every_event_is_listed_with_its_versions() {
        var events = http.get("/schemas").json().path("items");
        assertThat(texts(events, "name")).containsExactlyElementsOf(released());
        var created = http.get("/schemas/order.created").json();
        assertThat(events.valueStream()).contains(created);
        assertThat(created.path("written").stringValue()).isEqualTo("2.0.0");
        assertThat(created.path("compatibility").stringValue()).isEqualTo("FULL_TRANSITIVE");
        assertThat(texts(created.path("versions"), "version")).containsExactly("1.0.0", "2.0.0");
        assertThat(created.path("versions"))
                .allSatisfy(version -> assertThat(version.path("readable").booleanValue()).isTrue())
                .allSatisfy(
                        version -> assertThat(version.path("servable").booleanValue()).isTrue());
    }

    @Test
    void a_schema_is_served_where_it_says_that_it_is() {
        var address =
                http.get("/schemas/order.created").json().at("/versions/1/schema").stringValue();
        var path = address.substring(address.indexOf("/schemas"));
        var answer = http.get(path);
        assertThat(answer.need("Content-Type")).startsWith("application/schema+json");
        assertThat(answer.need("Cache-Control")).contains("immutable");
        assertThat(answer.json().path("$id").stringValue()).isEqualTo(address);
        assertThat(answer.json().at("/$defs/Money/required")).hasSize(2);
    }

    @Test
    void the_schema_that_an_event_names_is_served() {
        var placed =
                http.post(
                        "/api/orders",
                        """
                        {"items": [{"productId": "tea", "quantity": 1,
                                    "unitPrice": {"amount": 1, "currency": "EUR"}}]}\
                        """);
        var event = http.get(placed.need("Location") + "/events").json().at("/items/0");
        var address = event.path("dataschema").stringValue();
        var schema = http.get(address.substring(address.indexOf("/schemas")));
        assertThat(schema.json().path("$id").stringValue()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/schemas/order.vanished",
                "/schemas/order.created/9.0.0",
                "/schemas/order.created/latest",
                "/schemas/..%2Forder.created/1.0.0"
            })
    void what_is_not_released_is_not_found(String path) {
        var answer = http.get(path);
        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.json().path("code").isString()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/schemas",
                "/api/schemas/order.created",
                "/api/asyncapi",
                "/api/apis/ccompat/v7/subjects"
            })
    void the_registry_has_one_address_only(String path) {
        assertThat(http.get(path).status()).isEqualTo(404);
    }

    // compatibility

    private static ObjectNode money() {
        return (ObjectNode)
                Json.STRICT.readTree(
                        """
                        {"type": "object",
                         "properties": {"amount": {"type": "number"},
                                        "currency": {"type": "string", "pattern": "^[A-Z]{3}$"}},
                         "required": ["amount", "currency"]}\
                        """);
    }

    private ObjectNode itemAdded() {
        return (ObjectNode) http.get("/schemas/order.item_added/1.0.0").json();
    }

    private Answer propose(String event, JsonNode schema, String version) {
        var proposal = Json.STRICT.createObjectNode();
        if (!version.isEmpty()) proposal.put("version", version);
        proposal.set("schema", schema);
        return http.post("/schemas/" + event + "/compatibility", proposal.toString());
    }

    @Test
    void a_further_property_that_need_not_be_there_is_compatible() {
        var schema = itemAdded();
        schema.withObject("properties").putObject("note").put("type", "string");
        var answer = propose("order.item_added", schema, "1.1.0");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("compatible").booleanValue()).isTrue();
        assertThat(answer.json().path("needsStep").booleanValue()).isFalse();
        assertThat(answer.json().path("findings")).isEmpty();
    }

    @Test
    void what_breaks_readers_or_writers_is_named_with_its_place_and_rule() {
        var schema = itemAdded();
        schema.withObject("properties").putObject("note").put("type", "string");
        schema.withArray("required").add("note");
        schema.withObject("properties")
                .withObject("orderId")
                .put("type", "integer")
                .remove("format");
        var answer = propose("order.item_added", schema, "1.1.0").json();
        assertThat(answer.path("compatible").booleanValue()).isFalse();
        assertThat(answer.path("least").stringValue()).isEqualTo("2.0.0");
        assertThat(texts(answer.path("findings"), "pointer"))
                .contains("/properties/note", "/properties/orderId/type");
        assertThat(texts(answer.path("findings"), "rule"))
                .contains("required-missing", "type-unknown");
        assertThat(texts(answer.path("findings"), "against")).containsOnly("1.0.0");
    }

    @ParameterizedTest
    @CsvSource({"same, 1.0.1, true", "more, 1.1.0, true", "other, 2.0.0, false"})
    void without_a_version_it_is_checked_as_the_next_minor_one(
            String change, String least, boolean compatible) {
        var schema = itemAdded();
        switch (change) {
            case "same" -> schema.put("title", "Another title");
            case "more" -> schema.withObject("properties").putObject("note").put("type", "string");
            default -> schema.withObject("properties").set("item", money());
        }
        var answer = propose("order.item_added", schema, "").json();
        assertThat(answer.path("version").stringValue()).isEqualTo("1.1.0");
        assertThat(answer.path("least").stringValue()).isEqualTo(least);
        assertThat(answer.path("compatible").booleanValue()).isEqualTo(compatible);
        assertThat(answer.path("findings").isEmpty()).isEqualTo(compatible);
        assertThat(answer.path("needsStep").booleanValue()).isEqualTo(!compatible);
    }

    @Test
    void a_proposal_may_be_the_schema_alone() {
        var schema = itemAdded();
        schema.withObject("properties").putObject("note").put("type", "string");
        var path = "/schemas/order.item_added/compatibility";
        var alone = http.post(path, schema.toString());
        assertThat(alone.json()).isEqualTo(propose("order.item_added", schema, "").json());
        assertThat(alone.json().path("compatible").booleanValue()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"command.sent, body, quantity", "saga.stepped, state, orderId"})
    void a_type_for_what_stands_in_an_open_object_is_not_compatible(
            String event, String object, String property) {
        var schema = (ObjectNode) http.get("/schemas/" + event + "/1.0.0").json();
        var open = schema.withObject("properties").withObject(object);
        open.putObject("properties").putObject(property).put("type", "integer");
        var answer = propose(event, schema, "1.1.0").json();
        assertThat(answer.path("compatible").booleanValue()).isFalse();
        assertThat(answer.path("least").stringValue()).isEqualTo("2.0.0");
        assertThat(texts(answer.path("findings"), "rule")).containsExactly("type-unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"minLength\": 0",
                "\"minItems\": 0",
                "\"uniqueItems\": false",
                "\"pattern\": \"\"",
                "\"not\": false",
                "\"allOf\": [{}]",
                "\"allOf\": [{\"type\": \"string\"}]"
            })
    void what_limits_nothing_is_compatible(String keyword) {
        var schema = itemAdded();
        var more = (ObjectNode) Json.STRICT.readTree("{" + keyword + "}");
        schema.withObject("properties").withObject("orderId").setAll(more);
        var answer = propose("order.item_added", schema, "1.1.0").json();
        assertThat(answer.path("findings")).isEmpty();
        assertThat(answer.path("compatible").booleanValue()).isTrue();
    }

    @Test
    void a_nullable_type_may_be_said_by_branches() {
        var schema = (ObjectNode) http.get("/schemas/saga.stepped/1.0.0").json();
        var detail = schema.withObject("properties").putObject("detail");
        detail.putArray("anyOf").addObject().put("type", "string");
        detail.withArray("anyOf").addObject().put("type", "null");
        var answer = propose("saga.stepped", schema, "1.1.0").json();
        assertThat(answer.path("compatible").booleanValue()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"type": "objekt"}                                   | /schema/type
                    {"type": "object", "properties": []}                 | /schema/properties
                    {"type": "object", "properties": {"a": {"$ref": "http://127.0.0.1:1/a"}}} | /schema/properties/a/$ref
                    {"type": "object", "properties": {"a": {"$ref": "#/properties/a"}}}       | /schema/properties/a/$ref
                    {"type": "object", "properties": {"a": {"$ref": "#/$defs/None"}}}         | /schema/properties/a/$ref
                    {"type": "string"}                                   | /schema/type
                    []                                                   | /schema
                    """)
    void an_invalid_schema_is_refused_with_the_place_of_its_fault(String schema, String pointer) {
        var answer = propose("order.created", Json.STRICT.readTree(schema), "3.0.0");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(texts(answer.json().path("errors"), "pointer")).contains(pointer);
    }

    @Test
    void an_invalid_version_is_refused_with_its_place() {
        var answer = propose("order.created", itemAdded(), "3.0");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").stringValue()).isEqualTo("/version");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                            {                  | 400
                    ''                 | 422
                    null               | 422
                            {}                 | 422
                            {"schema": null}   | 422
                            {"schema": 7}      | 422
                            {"schemas": {}}    | 422
                    """)
    void a_proposal_that_is_none_is_refused(String body, int status) {
        var answer = http.post("/schemas/order.created/compatibility", body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.need("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void a_schema_that_unfolds_without_end_is_refused_at_once() {
        var bomb = new StringBuilder("{\"type\": \"object\", \"$defs\": {\"A0\": {}");
        for (int i = 1; i <= 30; i++) {
            var before = "{\"$ref\": \"#/$defs/A%d\"}".formatted(i - 1);
            bomb.append(", \"A%d\": {\"allOf\": [%s, %s]}".formatted(i, before, before));
        }
        bomb.append("}, \"allOf\": [{\"$ref\": \"#/$defs/A30\"}]}");
        var schema = Json.STRICT.readTree(bomb.toString());
        var answer = propose("order.created", schema, "3.0.0");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("more than 2000 schemas");
        var text = Json.STRICT.createObjectNode().put("schema", schema.toString()).toString();
        var path = "/apis/ccompat/v7/compatibility/subjects/order.created/versions/latest";
        assertThat(http.post(path, text).json().path("error_code").intValue()).isEqualTo(42201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/schemas/a%20b",
                "/schemas/a%20b/1.0.0",
                "/schemas/a%25b",
                "/schemas/%C3%A4"
            })
    void a_name_may_be_any_text(String path) {
        var answer = http.get(path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("code").stringValue()).isEqualTo("schema.not-found");
    }

    @Test
    void a_version_that_is_not_there_is_answered_with_those_that_are() {
        assertThat(http.get("/schemas/order.created/latest").json().path("detail").stringValue())
                .contains("there are 1.0.0, 2.0.0");
    }

    @Test
    void a_proposal_for_an_event_that_does_not_exist_is_not_found() {
        var answer = propose("order.vanished", itemAdded(), "1.0.0");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("code").stringValue()).isEqualTo("schema.not-found");
    }
}
