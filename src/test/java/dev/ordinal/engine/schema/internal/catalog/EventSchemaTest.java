package dev.ordinal.engine.schema.internal.catalog;

import static dev.ordinal.engine.schema.internal.Schemas.document;
import static dev.ordinal.engine.schema.internal.Schemas.event;
import static dev.ordinal.engine.schema.internal.Schemas.json;
import static dev.ordinal.engine.schema.internal.Schemas.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ordinal.engine.message.SemanticVersion;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

class EventSchemaTest {

    private static final String OPENED = "door.opened 1.2.0";

    private static final EventSchema BODIES =
            schema(
                    OPENED,
                    """
                    'properties': {
                      'id': {'type': 'string', 'format': 'uuid'},
                      'at': {'type': 'string', 'format': 'date-time'},
                      'by/whom': {'type': 'string'},
                      'hands': {
                        'type': 'array',
                        'items': {
                          'type': 'object',
                          'properties': {'fingers': {'type': 'array', 'items': {'type': 'integer'}}},
                          'required': ['fingers']
                        }
                      }
                    },
                    'required': ['id', 'by/whom']
                    """);

    private static void assertUnsound(JsonNode document, String pointer, String detail) {
        assertThatExceptionOfType(UnsoundSchemaException.class)
                .isThrownBy(() -> EventSchema.of(event(OPENED), document))
                .withMessageContaining(OPENED)
                .withMessageContaining(detail)
                .satisfies(e ->
                        assertThat(e.violations())
                                .extracting(Violation::pointer)
                                .contains(pointer));
    }

    private static void assertInvalid(String body, String pointer, String rule) {
        assertThat(BODIES.violations(json(body)))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.pointer()).isEqualTo(pointer);
                    assertThat(violation.rule()).isEqualTo(rule);
                });
    }

    @Test
    void what_is_no_json_schema_is_refused_with_its_place() {
        assertUnsound(document(OPENED, "'required': 'angle'"), "/required", "array");
        assertUnsound(
                document(OPENED, "'properties': {'angle': {'type': 'degrees'}}"),
                "/properties/angle/type",
                "type");
        assertUnsound(
                document(OPENED, "'properties': {'angle': {'pattern': '['}}"),
                "/properties/angle/pattern",
                "regex");
        assertUnsound(json("[]"), "", "array");
    }

    @Test
    void a_schema_names_its_dialect_itself_and_an_object() {
        assertUnsound(
                document(OPENED, "").put("$schema", "http://json-schema.org/draft-07/schema#"),
                "/$schema",
                EventSchema.DIALECT);
        assertUnsound(
                document(OPENED, "").put("$id", "/schemas/door.opened/1.2.1"),
                "/$id",
                "/schemas/door.opened/1.2.0");
        assertUnsound(document(OPENED, "").put("type", "array"), "/type", "object");
        assertUnsound(document(OPENED, "").without("type"), "/type", "object");
        assertUnsound(json("true"), "/$schema", EventSchema.DIALECT);
    }

    @Test
    void all_that_is_missing_is_said_at_once() {
        assertThatExceptionOfType(UnsoundSchemaException.class)
                .isThrownBy(() -> EventSchema.of(event(OPENED), json("{}")))
                .satisfies(e ->
                        assertThat(e.violations())
                                .extracting(Violation::pointer)
                                .containsExactly("/$schema", "/$id", "/type"));
    }

    @Test
    void a_valid_body_has_no_violations() {
        var body =
                """
                {'id': '0198c4f2-0000-7000-8000-000000000001', 'at': '2026-03-01T06:00:00Z',
                 'by/whom': 'alice', 'hands': [{'fingers': [1, 2]}], 'unknown': null}
                """;
        assertThat(BODIES.violations(json(body))).isEmpty();
    }

    @Test
    void a_missing_property_is_pointed_at_where_it_should_be() {
        assertThat(BODIES.violations(json("{'hands': [{'fingers': []}, {}]}")))
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder("/id", "/by~1whom", "/hands/1/fingers");
    }

    @Test
    void a_wrong_type_is_found_in_nested_arrays() {
        assertInvalid(
                """
                {'id': '0198c4f2-0000-7000-8000-000000000001', 'by/whom': 'alice',
                 'hands': [{'fingers': []}, {'fingers': [1, 'two', 3]}]}
                """,
                "/hands/1/fingers/1",
                "type");
    }

    @Test
    void formats_are_asserted() {
        assertInvalid("{'id': 'one', 'by/whom': 'alice'}", "/id", "format");
        assertInvalid(
                """
                {'id': '0198c4f2-0000-7000-8000-000000000001', 'by/whom': 'alice', 'at': 'noon'}
                """,
                "/at",
                "format");
    }

    @Test
    void a_body_that_is_no_object_is_wrong_as_a_whole() {
        assertInvalid("[]", "", "type");
    }

    @Test
    void its_id_depends_on_the_content_and_not_on_the_white_space() {
        var one = schema(OPENED, "'required': ['angle']");
        var spaced = schema(OPENED, "\n 'required'  :\t['angle']\n");
        assertThat(one.id()).isPositive().isEqualTo(spaced.id()).isEqualTo(1_679_222_017);
        assertThat(schema(OPENED, "'required': ['by']").id()).isNotEqualTo(one.id());
    }

    @Test
    void it_tells_whose_schema_it_is_and_hands_out_copies() {
        var schema = schema(OPENED, "");
        assertThat(schema).hasToString(OPENED);
        assertThat(schema.event()).isEqualTo(event(OPENED));
        assertThat(schema.version()).isEqualTo(new SemanticVersion(1, 2, 0));
        schema.document().put("title", "changed");
        schema.inlined().put("title", "changed");
        assertThat(schema.document()).isEqualTo(document(OPENED, ""));
        assertThat(schema.inlined()).isEqualTo(json("{'type': 'object'}"));
    }
}
