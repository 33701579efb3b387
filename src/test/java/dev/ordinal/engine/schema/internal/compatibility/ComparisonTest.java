package dev.ordinal.engine.schema.internal.compatibility;

import static dev.ordinal.engine.schema.internal.Schemas.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Tests of the comparison of objects. */
class ComparisonTest {

    private static final String ANGLE = "'properties': {'angle': {'type': 'integer'}}";
    private static final String ANGLE_AND_SPEED =
            "'properties': {'angle': {'type': 'integer'}, 'speed': {'type': 'integer'}}";
    private static final String MAP = "'additionalProperties': {'type': 'integer'}";
    private static final String MAP_OF_TEXTS = "'additionalProperties': {'type': 'string'}";
    private static final String CLOSED = ", 'additionalProperties': false";

    /** The rules and places for which the first schema cannot read the second. */
    private static List<String> hindrances(String reader, String writer) {
        return Comparison.hindrances(
                        schema("door.opened 1.1.0", reader), schema("door.opened 1.0.0", writer))
                .stream()
                .map(violation -> violation.rule() + " " + violation.pointer())
                .toList();
    }

    private static void assertBothRead(String one, String other) {
        assertThat(hindrances(one, other)).isEmpty();
        assertThat(hindrances(other, one)).isEmpty();
    }

    private static void assertOneWay(String reader, String writer, String hindrance) {
        assertThat(hindrances(reader, writer)).containsExactly(hindrance);
        assertThat(hindrances(writer, reader)).isEmpty();
    }

    private static String nested(String keywords) {
        return "'properties': {'door/left': {'type': 'object', " + keywords + "}}";
    }

    @Test
    void a_schema_reads_what_it_writes() {
        assertBothRead(ANGLE + ", 'required': ['angle']", ANGLE + ", 'required': ['angle']");
    }

    @Test
    void an_optional_property_comes_and_goes() {
        assertBothRead(ANGLE, ANGLE_AND_SPEED);
        assertBothRead(ANGLE, "");
    }

    @Test
    void a_property_that_is_required_must_be_written() {
        assertOneWay(
                ANGLE + ", 'required': ['angle']", ANGLE, "required-missing /properties/angle");
        assertOneWay(
                ANGLE_AND_SPEED + ", 'required': ['speed', 'angle']",
                ANGLE_AND_SPEED + ", 'required': ['angle']",
                "required-missing /properties/speed");
    }

    @Test
    void a_required_property_may_be_written_that_no_reader_knows() {
        assertThat(hindrances("", ANGLE + ", 'required': ['angle']")).isEmpty();
    }

    @Test
    void a_place_deep_inside_is_pointed_at() {
        assertOneWay(
                nested(ANGLE + ", 'required': ['angle']"),
                nested(ANGLE),
                "required-missing /properties/door~1left/properties/angle");
    }

    @Test
    void every_hindrance_is_said() {
        assertThat(
                        hindrances(
                                ANGLE + ", 'required': ['angle', 'by']",
                                "'properties': {'angle': {'type': 'string'}}"))
                .containsExactlyInAnyOrder(
                        "type-unknown /properties/angle/type",
                        "required-missing /properties/angle",
                        "required-missing /properties/by");
    }

    @Test
    void the_words_name_both_versions() {
        assertThat(
                        Comparison.hindrances(
                                schema("door.opened 1.1.0", "'required': ['by']"),
                                schema("door.opened 1.0.0", "")))
                .singleElement()
                .hasToString(
                        "/properties/by: 1.1.0 requires it, and 1.0.0 may leave it out"
                                + " (required-missing)");
    }

    @Test
    void a_closed_object_takes_no_further_property() {
        assertOneWay(ANGLE + CLOSED, ANGLE_AND_SPEED, "closed /properties/speed");
        assertThat(hindrances(ANGLE + CLOSED, ANGLE_AND_SPEED + CLOSED))
                .containsExactly("closed /properties/speed");
        assertThat(hindrances(ANGLE_AND_SPEED + CLOSED, ANGLE + CLOSED)).isEmpty();
    }

    @Test
    void an_object_may_be_closed_and_opened_again() {
        assertBothRead(ANGLE + CLOSED, ANGLE);
    }

    @Test
    void a_closed_object_takes_no_map() {
        assertOneWay(ANGLE + CLOSED, ANGLE + ", " + MAP, "closed /additionalProperties");
    }

    @Test
    void a_property_that_is_forbidden_is_not_read() {
        assertOneWay("'properties': {'angle': false}", ANGLE, "closed /properties/angle");
    }

    @Test
    void the_values_of_maps_are_compared() {
        assertThat(hindrances(MAP, MAP_OF_TEXTS))
                .containsExactly("type-unknown /additionalProperties/type");
        assertThat(hindrances(MAP_OF_TEXTS, MAP))
                .containsExactly("type-unknown /additionalProperties/type");
        assertOneWay(
                MAP,
                "'additionalProperties': {'type': ['integer', 'null']}",
                "type-unknown /additionalProperties/type");
    }

    @Test
    void what_is_no_map_may_become_one() {
        assertBothRead(MAP, "");
    }

    @Test
    void what_cannot_be_decided_counts_as_broken() {
        assertThat(hindrances("'not': {'required': ['angle']}", ANGLE))
                .containsExactly("undecided /not");
        assertThat(hindrances("'if': {'required': ['a']}, 'then': {'required': ['b']}", ""))
                .containsExactly("undecided /if");
        assertThat(hindrances("'dependentSchemas': {'angle': {'required': ['by']}}", ANGLE))
                .containsExactly("undecided /dependentSchemas");
        var overlapping = "[{'required': ['a']}, {'required': ['b']}]";
        assertThat(hindrances(q("oneOf", overlapping), "")).containsExactly("undecided /oneOf");
    }

    @Test
    void a_schema_that_is_combined_from_others_is_compared_as_one() {
        var angle = "[{'properties': {'angle': {'type': 'integer'}}}]";
        for (String keyword : List.of("allOf", "oneOf", "anyOf")) {
            assertThat(hindrances("'properties': {'angle': {'type': 'string'}}", q(keyword, angle)))
                    .containsExactly("type-unknown /properties/angle/type");
            assertBothRead(ANGLE, q(keyword, angle));
        }
        assertBothRead(
                ANGLE_AND_SPEED + CLOSED,
                """
                'allOf': [{'properties': {'angle': {'type': 'integer'}, 'speed': {}},
                           'additionalProperties': false},
                          {'properties': {'speed': {'type': 'integer'}}}]
                """);
    }

    private static String q(String keyword, String value) {
        return "'" + keyword + "': " + value;
    }

    @Test
    void a_map_reads_named_properties_as_its_values() {
        assertThat(hindrances(MAP, ANGLE + ", " + MAP)).isEmpty();
        assertThat(hindrances(MAP_OF_TEXTS, ANGLE + ", " + MAP_OF_TEXTS))
                .containsExactly("type-unknown /additionalProperties/type");
    }

    @Test
    void a_property_may_be_written_as_a_value_of_a_map() {
        assertThat(hindrances(ANGLE, MAP)).isEmpty();
        assertThat(hindrances(ANGLE, MAP_OF_TEXTS))
                .containsExactly("type-unknown /properties/angle/type");
    }

    @Test
    void explanations_are_passed_over() {
        assertBothRead(
                """
                'title': 'A door', 'description': 'Wide.', '$comment': 'none', 'examples': [{}],
                'deprecated': true, 'readOnly': true, 'writeOnly': false, 'default': {},
                'properties': {'angle': {'type': 'integer', 'description': 'In degrees.'}}
                """,
                ANGLE);
    }

    @Test
    void a_property_that_is_called_like_an_explanation_is_none() {
        assertOneWay(
                "'properties': {'title': {'type': 'integer'}}",
                "'properties': {'title': {'type': ['integer', 'null']}}",
                "type-unknown /properties/title/type");
        assertThat(
                        hindrances(
                                "'dependentRequired': {'title': ['by']}",
                                "'properties': {'title': {}}"))
                .containsExactly("constraint-changed /dependentRequired");
    }

    @Test
    void a_definition_is_compared_where_it_is_used() {
        var definition = ", '$defs': {'Angle': {'type': 'integer', 'maximum': 180}}";
        assertOneWay(
                "'properties': {'angle': {'$ref': '#/$defs/Angle'}}" + definition,
                ANGLE,
                "range-exceeded /properties/angle/maximum");
        assertBothRead(ANGLE, ANGLE + definition);
    }
}
