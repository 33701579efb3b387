package dev.ordinal.engine.schema.internal.catalog;

import static dev.ordinal.engine.schema.internal.Schemas.json;
import static dev.ordinal.engine.schema.internal.Schemas.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class ReferencesTest {

    private static final String OPENED = "door.opened 1.0.0";

    private static void assertUnsound(String keywords, String pointer, String detail) {
        assertThatExceptionOfType(UnsoundSchemaException.class)
                .isThrownBy(() -> schema(OPENED, keywords))
                .withMessageContaining(OPENED)
                .withMessageContaining(detail)
                .satisfies(e ->
                        assertThat(e.violations())
                                .extracting(Violation::pointer)
                                .contains(pointer));
    }

    private static void assertInlined(String keywords, String inlined) {
        assertThat(schema(OPENED, keywords).inlined())
                .isEqualTo(json("{'type': 'object', " + inlined + "}"));
    }

    @Test
    void what_a_reference_names_stands_in_its_place() {
        assertInlined(
                """
                'properties': {'lines': {'type': 'array', 'items': {'$ref': '#/$defs/Line'}}},
                '$defs': {
                  'Line': {'type': 'object', 'properties': {'price': {'$ref': '#/$defs/Money'}}},
                  'Money': {'type': 'number'}
                }
                """,
                """
                'properties': {'lines': {'type': 'array', 'items':
                  {'type': 'object', 'properties': {'price': {'type': 'number'}}}}}
                """);
    }

    /** Thirty definitions, each used twice in the next, expand to a billion schemas. */
    @Test
    void a_few_references_do_not_stand_for_millions() {
        var definitions = new StringBuilder("'A0': {'type': 'string'}");
        for (int i = 1; i <= 30; i++) {
            var before = "{'$ref': '#/$defs/A%d'}".formatted(i - 1);
            definitions.append(
                    ", 'A%d': {'type': 'object', 'properties': {'l': %s, 'r': %s}}"
                            .formatted(i, before, before));
        }
        var bomb = "'properties': {'a': {'$ref': '#/$defs/A30'}}, '$defs': {" + definitions + "}";
        assertThatExceptionOfType(UnsoundSchemaException.class)
                .isThrownBy(() -> schema(OPENED, bomb))
                .withMessageContaining("there are more than 2000 schemas in it");
    }

    @Test
    void what_is_no_keyword_is_named_unless_it_is_marked_as_ones_own() {
        assertThatExceptionOfType(UnsoundSchemaException.class)
                .isThrownBy(() -> schema(OPENED, "'requried': ['angle']"))
                .withMessageContaining("/requried")
                .withMessageContaining("not a keyword of JSON Schema 2020-12");
        assertThat(schema(OPENED, "'x-owner': 'doors'").inlined().has("x-owner")).isTrue();
    }

    @Test
    void one_definition_may_be_named_twice() {
        assertInlined(
                """
                'properties': {'net': {'$ref': '#/$defs/Money'}, 'tax': {'$ref': '#/$defs/Money'}},
                '$defs': {'Money': {'type': 'number'}}
                """,
                "'properties': {'net': {'type': 'number'}, 'tax': {'type': 'number'}}");
    }

    @Test
    void references_hold_in_branches_and_behind_escaped_names() {
        assertInlined(
                """
                'anyOf': [{'$ref': '#/$defs/a~1b'}, {'not': {'$ref': '#/$defs/a~1b'}}],
                '$defs': {'a/b': {'required': ['by']}}
                """,
                "'anyOf': [{'required': ['by']}, {'not': {'required': ['by']}}]");
    }

    @Test
    void bodies_are_validated_behind_references() {
        var schema =
                schema(
                        OPENED,
                        """
                        'properties': {'price': {'$ref': '#/$defs/Money'}},
                        '$defs': {'Money': {'type': 'number'}}
                        """);
        assertThat(schema.violations(json("{'price': 'much'}")))
                .extracting(Violation::pointer)
                .containsExactly("/price");
    }

    @Test
    void nothing_outside_is_ever_named() {
        for (String ref : new String[] {"https://example.org/money.json", "money.json#/Money"}) {
            assertUnsound(
                    "'properties': {'price': {'$ref': '" + ref + "'}}",
                    "/properties/price/$ref",
                    "leads outside");
        }
    }

    @Test
    void a_reference_to_itself_is_a_circle() {
        assertUnsound(
                "'properties': {'inner': {'$ref': '#'}}", "/properties/inner/$ref", "circular");
        assertUnsound(
                """
                'properties': {'tree': {'$ref': '#/$defs/Tree'}},
                '$defs': {'Tree': {'properties': {'left': {'$ref': '#/$defs/Tree'}}}}
                """,
                "/$defs/Tree/properties/left/$ref",
                "circular");
    }

    @Test
    void two_definitions_that_name_each_other_are_a_circle() {
        assertUnsound(
                """
                'properties': {'hen': {'$ref': '#/$defs/Hen'}},
                '$defs': {
                  'Hen': {'properties': {'egg': {'$ref': '#/$defs/Egg'}}},
                  'Egg': {'properties': {'hen': {'$ref': '#/$defs/Hen'}}}
                }
                """,
                "/$defs/Egg/properties/hen/$ref",
                "circular");
    }

    @Test
    void a_reference_must_lead_somewhere() {
        assertUnsound(
                "'properties': {'price': {'$ref': '#/$defs/Money'}}",
                "/properties/price/$ref",
                "leads nowhere");
    }

    @Test
    void a_reference_must_lead_to_a_schema() {
        assertUnsound(
                "'title': 'Door', 'properties': {'price': {'$ref': '#/title'}}",
                "/properties/price/$ref",
                "leads to no schema");
    }

    @Test
    void anchors_are_not_followed() {
        assertUnsound(
                """
                'properties': {'price': {'$ref': '#money'}},
                '$defs': {'Money': {'$anchor': 'money'}}
                """,
                "/properties/price/$ref",
                "no JSON Pointer");
        assertUnsound(
                "'$defs': {'Money': {'$anchor': 'money'}}",
                "/$defs/Money/$anchor",
                "self-contained");
    }

    @Test
    void nothing_inside_has_an_id_of_its_own() {
        assertUnsound(
                "'properties': {'price': {'$id': '/money'}}",
                "/properties/price/$id",
                "self-contained");
    }

    @Test
    void keywords_beside_a_reference_hold_as_well() {
        assertInlined(
                """
                'properties': {'price': {'$ref': '#/$defs/Money', 'title': 'Price', 'minimum': 1}},
                '$defs': {'Money': {'type': 'number', 'title': 'Money'}}
                """,
                "'properties': {'price': {'type': 'number', 'title': 'Price', 'minimum': 1}}");
    }

    @Test
    void a_keyword_beside_a_reference_must_not_stand_behind_it_as_well() {
        assertUnsound(
                """
                'properties': {'price': {'$ref': '#/$defs/Money', 'minimum': 1}},
                '$defs': {'Money': {'type': 'number', 'minimum': 0}}
                """,
                "/properties/price/$ref",
                "beside minimum");
    }
}
