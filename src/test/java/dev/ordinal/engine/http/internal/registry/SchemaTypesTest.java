package dev.ordinal.engine.http.internal.registry;

import static dev.ordinal.engine.schema.internal.Schemas.json;
import static dev.ordinal.engine.schema.internal.Schemas.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.message.EventName;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.Objects;

/** Tests of the named types of an event's version. */
class SchemaTypesTest {

    private static Map<String, JsonNode> types(String keywords) {
        return SchemaTypes.of(schema("door.opened 1.2.0", keywords));
    }

    private static JsonNode body(Map<String, JsonNode> types) {
        return Objects.requireNonNull(types.get("DoorOpenedV1_2_0"));
    }

    private static JsonNode property(String schema) {
        return body(types("'properties': {'x': " + schema + "}")).path("properties").path("x");
    }

    @Test
    void a_name_says_the_event_and_the_whole_version() {
        assertThat(SchemaTypes.nameOf(new EventName("order.item_added", "1.10.0")))
                .isEqualTo("OrderItemAddedV1_10_0");
    }

    @Test
    void objects_and_enumerations_inside_are_types_of_their_own() {
        var types =
                types(
                        """
                        'properties': {
                          'side': {'enum': ['left', 'right']},
                          'hinges': {'type': 'array', 'items': {'type': 'object', 'properties': {'kind': {'enum': ['a']}}}},
                          'price': {'$ref': '#/$defs/Money'},
                          'paid': {'$ref': '#/$defs/Money'}},
                        '$defs': {'Money': {'type': 'object', 'properties': {'amount': {'type': 'number'}}}}
                        """);
        assertThat(types.keySet())
                .containsExactly(
                        "DoorOpenedV1_2_0",
                        "DoorOpenedV1_2_0Hinge",
                        "DoorOpenedV1_2_0HingeKind",
                        "DoorOpenedV1_2_0Money",
                        "DoorOpenedV1_2_0Side");
        assertThat(types)
                .allSatisfy((name, type) ->
                        assertThat(type.path("title").stringValue()).isEqualTo(name));
        var properties = body(types).path("properties");
        assertThat(properties.path("price")).isEqualTo(properties.path("paid"));
        assertThat(properties.at("/hinges/items"))
                .isEqualTo(json("{'$ref': '#/components/schemas/DoorOpenedV1_2_0Hinge'}"));
    }

    @Test
    void two_types_never_get_one_name() {
        var types =
                types(
                        """
                        'properties': {
                          'a': {'type': 'object', 'properties': {'x_b': {'type': 'object', 'properties': {'y': {}}}}},
                          'a_x': {'type': 'object', 'properties': {'b': {'type': 'object', 'properties': {'z': {}}}}}}
                        """);
        assertThat(types.keySet())
                .contains("DoorOpenedV1_2_0AXB", "DoorOpenedV1_2_0AXB2")
                .hasSize(5);
    }

    @Test
    void limits_beside_a_reference_are_kept() {
        var types =
                types(
                        """
                        'properties': {'price': {'$ref': '#/$defs/Money', 'minProperties': 1, 'description': 'Paid.'}},
                        '$defs': {'Money': {'type': 'object', 'properties': {'amount': {'type': 'number'}}}}
                        """);
        assertThat(body(types).at("/properties/price"))
                .isEqualTo(
                        json(
                                "{'allOf': [{'$ref': '#/components/schemas/DoorOpenedV1_2_0Money'},"
                                        + " {'minProperties': 1}]}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {'prefixItems': [{'type': 'string'}], 'items': false} | {'items': [{'type': 'string'}], 'additionalItems': false}
                    {'items': {'type': 'string'}}                         | {'items': {'type': 'string'}}
                    {'contains': {'const': 1}, 'minContains': 0}          | {}
                    {'contains': {'const': 1}, 'minContains': 2}          | {'contains': {'const': 1}}
                    {'dependentRequired': {'a': ['b']}, 'dependentSchemas': {'c': {'minProperties': 2}}} | {'dependencies': {'a': ['b'], 'c': {'minProperties': 2}}}
                    {'unevaluatedProperties': false, 'type': 'object'}    | {'type': 'object'}
                    {'const': {'items': 1, '$ref': 2}}                    | {'const': {'items': 1, '$ref': 2}}
                    {'anyOf': [{'type': 'string'}, {'prefixItems': [true]}]} | {'anyOf': [{'type': 'string'}, {'items': [true]}]}
                    """)
    void schemas_are_written_in_draft_07(String schema, String expected) {
        assertThat(property(schema)).isEqualTo(json(expected));
    }

    @Test
    void a_property_that_is_called_like_a_keyword_is_none() {
        assertThat(property("{'type': 'object', 'additionalProperties': {'type': 'string'}}"))
                .isEqualTo(json("{'type': 'object', 'additionalProperties': {'type': 'string'}}"));
        var types = types("'properties': {'items': {'type': 'string'}, 'title': {'minLength': 1}}");
        assertThat((ObjectNode) body(types).path("properties"))
                .isEqualTo(json("{'items': {'type': 'string'}, 'title': {'minLength': 1}}"));
    }
}
