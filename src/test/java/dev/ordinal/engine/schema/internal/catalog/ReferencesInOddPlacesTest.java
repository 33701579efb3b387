package dev.ordinal.engine.schema.internal.catalog;

import static dev.ordinal.engine.schema.internal.Schemas.json;
import static dev.ordinal.engine.schema.internal.Schemas.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class ReferencesInOddPlacesTest {

    private static final String OPENED = "door.opened 1.0.0";

    private static void assertUnsound(String keywords, String pointer) {
        assertThatExceptionOfType(UnsoundSchemaException.class)
                .isThrownBy(() -> schema(OPENED, keywords))
                .satisfies(e ->
                        assertThat(e.violations())
                                .extracting(Violation::pointer)
                                .containsExactly(pointer));
    }

    private static void assertInlined(String keywords, String inlined) {
        assertThat(schema(OPENED, keywords).inlined())
                .isEqualTo(json("{'type': 'object', " + inlined + "}"));
    }

    private static void assertTakenAsItIs(String keywords) {
        assertInlined(keywords, keywords);
    }

    @Test
    void properties_may_be_called_like_keywords() {
        assertTakenAsItIs(
                """
                'properties': {
                  '$ref': {'type': 'string'},
                  '$id': {'type': 'string'},
                  'properties': {'type': 'object', 'properties': {'$ref': {'type': 'integer'}}},
                  'enum': {'type': 'string'}
                }
                """);
    }

    @Test
    void a_property_that_others_depend_on_may_be_called_like_a_keyword() {
        assertTakenAsItIs("'dependentRequired': {'$id': ['by']}");
    }

    @Test
    void a_reference_below_a_property_called_like_a_keyword_is_one() {
        assertInlined(
                """
                'properties': {'properties': {'$ref': '#/$defs/Money'}, 'enum': {'$ref': '#/$defs/Money'}},
                '$defs': {'Money': {'type': 'number'}}
                """,
                "'properties': {'properties': {'type': 'number'}, 'enum': {'type': 'number'}}");
    }

    @Test
    void data_that_looks_like_a_reference_is_none() {
        assertTakenAsItIs(
                "'default': {'$ref': '#/nowhere'}, 'enum': [{'$ref': '#/nowhere', '$id': 'x'}]");
    }

    @Test
    void unreferenced_definitions_are_checked_as_well() {
        assertUnsound("'$defs': {'Money': {'$ref': 'money.json'}}", "/$defs/Money/$ref");
        assertUnsound(
                "'$defs': {'Tree': {'items': {'$ref': '#/$defs/Tree'}}}", "/$defs/Tree/items/$ref");
    }

    @Test
    void one_fault_is_said_once_however_many_ways_lead_to_it() {
        assertUnsound(
                """
                'properties': {'net': {'$ref': '#/$defs/Money'}, 'tax': {'$ref': '#/$defs/Money'}},
                '$defs': {'Money': {'$ref': 'money.json'}}
                """,
                "/$defs/Money/$ref");
    }

    @Test
    void references_below_keywords_beside_a_reference_are_followed() {
        assertInlined(
                """
                'properties': {
                  'price': {'$ref': '#/$defs/Sum', 'properties': {'tax': {'$ref': '#/$defs/Money'}}}
                },
                '$defs': {'Sum': {'type': 'object'}, 'Money': {'type': 'number'}}
                """,
                """
                'properties': {
                  'price': {'type': 'object', 'properties': {'tax': {'type': 'number'}}}
                }
                """);
    }

    @Test
    void keywords_beside_a_reference_are_checked() {
        assertUnsound(
                """
                'properties': {'price': {'$ref': '#/$defs/Sum', '$anchor': 'price'}},
                '$defs': {'Sum': {'type': 'object'}}
                """,
                "/properties/price/$anchor");
        assertUnsound(
                """
                'properties': {'price': {'$ref': '#/$defs/Sum', 'items': {'$ref': 'money.json'}}},
                '$defs': {'Sum': {'type': 'object'}}
                """,
                "/properties/price/items/$ref");
    }

    @Test
    void keywords_beside_a_reference_to_anything_hold() {
        assertInlined(
                """
                'properties': {'by': {'$ref': '#/$defs/Any', 'type': 'string'}},
                '$defs': {'Any': true}
                """,
                "'properties': {'by': {'type': 'string'}}");
        assertInlined(
                """
                'properties': {'by': {'$ref': '#/$defs/None', 'type': 'string'}},
                '$defs': {'None': false}
                """,
                "'properties': {'by': false}");
    }
}
