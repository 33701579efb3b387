package dev.ordinal.engine.schema.internal.compatibility;

import static dev.ordinal.engine.schema.internal.Schemas.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.schema.internal.catalog.EventSchema;
import dev.ordinal.engine.schema.internal.catalog.SchemaCatalog;
import dev.ordinal.engine.schema.internal.catalog.Violation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** Tests of the comparison of properties that a schema does not name one by one. */
class ComparisonOfPropertiesTest {

    private static final String ANGLE = "'properties': {'angle': {'type': 'integer'}}";
    private static final String ANGLE_AND_SPEED =
            "'properties': {'angle': {'type': 'integer'}, 'speed': {'type': 'integer'}}";
    private static final String MAP = "'additionalProperties': {'type': 'integer'}";

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
    void what_a_schema_names_inside_an_undecided_keyword_may_be_written() {
        var condition =
                "'if': {'required': ['left']}, 'then': {'properties': {'angle': {'type':"
                        + " 'integer'}}}";
        assertThat(hindrances("'properties': {'angle': {'type': 'string'}}", condition))
                .containsExactly("type-unknown /properties/angle/type");
    }

    @Test
    void what_stands_in_an_open_object_may_have_any_type() {
        for (String open :
                List.of(
                        "'minProperties': 0",
                        "'additionalProperties': true",
                        "'properties': {'by': {}}, 'additionalProperties': {}",
                        "'patternProperties': {'^x-': {}}")) {
            assertThat(hindrances(nested(ANGLE), nested(open)))
                    .as(open)
                    .containsExactly("type-unknown /properties/door~1left/properties/angle/type");
            assertThat(hindrances(nested(open), nested(ANGLE))).as(open).isEmpty();
        }
        assertThat(hindrances(ANGLE, "'additionalProperties': true"))
                .containsExactly("type-unknown /properties/angle/type");
        assertOneWay(
                nested(MAP),
                nested("'minProperties': 0"),
                "type-unknown /properties/door~1left/additionalProperties/type");
    }

    @Test
    void a_property_inside_an_object_with_named_properties_comes_and_goes() {
        assertBothRead(nested(ANGLE), nested(ANGLE_AND_SPEED));
        assertBothRead(nested(ANGLE), nested("'properties': {'speed': {'type': 'string'}}"));
    }

    @Test
    void patterns_of_names_are_compared() {
        var pattern = "'patternProperties': {'^a': {'type': 'integer'}}";
        assertThat(hindrances(pattern, ANGLE)).isEmpty();
        assertThat(hindrances(pattern, "'properties': {'angle': {'type': 'string'}}"))
                .containsExactly("type-unknown /patternProperties/^a/type");
        assertThat(hindrances(ANGLE, pattern)).isEmpty();
        assertThat(hindrances(ANGLE, "'patternProperties': {'e$': {'type': 'string'}}"))
                .containsExactly("type-unknown /properties/angle/type");
        assertThat(hindrances("'patternProperties': {'^b': {'type': 'string'}}", pattern))
                .containsExactly("type-unknown /patternProperties/^b/type");
        assertThat(hindrances("'properties': {}", "'patternProperties': {'^a': {}}")).isEmpty();
    }

    @Test
    void names_are_compared() {
        var lower = "'propertyNames': {'pattern': '^[a-z]*$'}";
        assertThat(hindrances(lower, ANGLE)).isEmpty();
        assertThat(hindrances(lower, "'properties': {'Angle': {}}"))
                .containsExactly("value-unknown /propertyNames");
        assertThat(hindrances(lower, MAP))
                .containsExactly("constraint-changed /propertyNames/pattern");
        assertThat(hindrances(lower, MAP + ", " + lower)).isEmpty();
    }

    @Test
    void a_property_that_needs_another_is_compared() {
        var needs = "'dependentRequired': {'speed': ['angle', 'by']}";
        assertThat(hindrances(needs, ANGLE)).isEmpty();
        assertThat(hindrances(needs, ANGLE_AND_SPEED))
                .containsExactly("constraint-changed /dependentRequired");
        assertThat(hindrances(needs, ANGLE_AND_SPEED + ", 'required': ['angle', 'by']")).isEmpty();
        assertThat(
                        hindrances(
                                needs,
                                ANGLE_AND_SPEED
                                        + ", 'required': ['by'], 'dependentRequired':"
                                        + " {'speed': ['angle']}"))
                .isEmpty();
    }

    @Test
    void unevaluated_properties_are_those_that_nothing_beside_names() {
        var closed = "'allOf': [{" + ANGLE + "}], 'unevaluatedProperties': false";
        assertThat(hindrances(closed, ANGLE)).isEmpty();
        assertThat(hindrances(closed, ANGLE_AND_SPEED)).containsExactly("closed /properties/speed");
    }

    @Test
    void alternatives_that_multiply_without_end_are_undecided_and_not_endless() {
        var node = new StringBuilder("{'type': 'integer'}");
        for (int depth = 0; depth < 60; depth++) {
            node.insert(0, "{'properties': {'x': ")
                    .append("}, 'anyOf': [{'minProperties': 1}, {'maxProperties': 2}]}");
        }
        var deep = "'properties': {'x': " + node + "}";
        assertThat(hindrances(deep + ", 'required': ['x']", deep.replace("integer", "number")))
                .contains("undecided ");
    }

    @ParameterizedTest
    @CsvSource({"command.sent, body, quantity", "saga.stepped, state, orderId"})
    void a_type_for_what_stands_in_an_open_object_of_the_engine_is_incompatible(
            String event, String object, String property) {
        var known = SchemaCatalog.load(getClass().getClassLoader()).versionsOf(event).getFirst();
        var document = known.document().put("$id", "/schemas/" + event + "/1.1.0");
        var open = (ObjectNode) document.path("properties").path(object);
        open.putObject("properties").putObject(property).put("type", "integer");
        var proposal = EventSchema.of(new EventName(event, "1.1.0"), document);
        assertThat(Comparison.hindrances(proposal, known))
                .extracting(Violation::rule, Violation::pointer)
                .containsExactly(
                        tuple(
                                "type-unknown",
                                "/properties/%s/properties/%s/type".formatted(object, property)));
        assertThat(Comparison.hindrances(known, proposal)).isEmpty();
    }
}
