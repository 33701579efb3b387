package dev.ordinal.engine.schema.internal.compatibility;

import static dev.ordinal.engine.schema.internal.Schemas.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Tests of the comparison of single values. */
class ComparisonOfValuesTest {

    private static List<String> hindrances(String reader, String writer) {
        return Comparison.hindrances(
                        schema("door.opened 1.1.0", "'properties': {'x': " + reader + "}"),
                        schema("door.opened 1.0.0", "'properties': {'x': " + writer + "}"))
                .stream()
                .map(found -> found.rule() + " " + found.pointer().replace("/properties/x", ""))
                .toList();
    }

    private static void assertBothRead(String one, String other) {
        assertThat(hindrances(one, other)).isEmpty();
        assertThat(hindrances(other, one)).isEmpty();
    }

    private static void assertNeitherReads(String one, String other, String hindrance) {
        assertThat(hindrances(one, other)).containsExactly(hindrance);
        assertThat(hindrances(other, one)).containsExactly(hindrance);
    }

    private static void assertOnlyWideReads(String wide, String narrow, String hindrance) {
        assertThat(hindrances(wide, narrow)).as(wide + " reads " + narrow).isEmpty();
        assertThat(hindrances(narrow, wide)).containsExactly(hindrance);
    }

    @Test
    void every_type_that_is_written_must_be_read() {
        var rule = "type-unknown /type";
        assertNeitherReads("{'type': 'string'}", "{'type': 'integer'}", rule);
        assertOnlyWideReads("{'type': 'number'}", "{'type': 'integer'}", rule);
        assertOnlyWideReads("{'type': ['string', 'null']}", "{'type': 'string'}", rule);
        assertOnlyWideReads("{'type': ['number', 'null']}", "{'type': ['null', 'integer']}", rule);
        assertNeitherReads("{'type': ['string', 'null']}", "{'type': ['string', 'array']}", rule);
        assertOnlyWideReads("{}", "{'type': 'string'}", rule);
        assertOnlyWideReads("true", "{'type': 'string'}", rule);
    }

    @Test
    void types_may_be_said_in_any_order() {
        assertBothRead("{'type': ['string', 'null']}", "{'type': ['null', 'string']}");
        assertBothRead("{'type': ['string']}", "{'type': 'string'}");
        assertBothRead("{}", "true");
    }

    @Test
    void every_value_that_is_written_must_be_read() {
        var rule = "value-unknown /enum";
        assertOnlyWideReads("{'enum': ['left', 'right']}", "{'enum': ['right']}", rule);
        assertNeitherReads("{'enum': ['left', 'up']}", "{'enum': ['left', 'right']}", rule);
        assertOnlyWideReads("{'type': 'string'}", "{'type': 'string', 'enum': ['left']}", rule);
        assertBothRead("{'enum': ['left', 'right']}", "{'enum': ['right', 'left']}");
    }

    @Test
    void a_constant_is_an_enumeration_of_one() {
        var rule = "value-unknown /enum";
        assertOnlyWideReads("{'enum': ['left', 'right']}", "{'const': 'left'}", rule);
        assertNeitherReads("{'const': 'left'}", "{'const': 'right'}", rule);
        assertOnlyWideReads("{}", "{'const': 'left'}", rule);
        assertBothRead("{'enum': ['left']}", "{'const': 'left'}");
        assertBothRead("{'enum': [null]}", "{'const': null}");
    }

    @Test
    void a_range_may_become_wider() {
        for (String upper :
                List.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties")) {
            assertOnlyWideReads(limit(upper, "10"), limit(upper, "9"), "range-exceeded /" + upper);
            assertOnlyWideReads("{}", limit(upper, "9"), "range-exceeded /" + upper);
        }
        for (String lower :
                List.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties")) {
            assertOnlyWideReads(limit(lower, "9"), limit(lower, "10"), "range-exceeded /" + lower);
            assertOnlyWideReads("{}", limit(lower, "9"), "range-exceeded /" + lower);
        }
    }

    private static String limit(String keyword, String value) {
        return "{'" + keyword + "': " + value + "}";
    }

    @Test
    void limits_are_compared_as_numbers() {
        assertBothRead("{'minimum': 1}", "{'minimum': 1.0}");
        assertOnlyWideReads("{'minimum': 0.1}", "{'minimum': 0.11}", "range-exceeded /minimum");
    }

    @Test
    void another_constraint_may_be_taken_away_but_neither_changed_nor_added() {
        assertOnlyWideReads("{}", "{'pattern': '^a'}", "constraint-changed /pattern");
        assertNeitherReads("{'pattern': '^a'}", "{'pattern': '^b'}", "constraint-changed /pattern");
        assertOnlyWideReads("{}", "{'format': 'uuid'}", "constraint-changed /format");
        assertNeitherReads(
                "{'format': 'uuid'}", "{'format': 'date'}", "constraint-changed /format");
        assertNeitherReads(
                "{'multipleOf': 2}", "{'multipleOf': 3}", "constraint-changed /multipleOf");
        assertOnlyWideReads("{}", "{'uniqueItems': true}", "constraint-changed /uniqueItems");
        assertOnlyWideReads(
                "{'type': 'string'}",
                "{'type': 'string', 'oneOf': [{'minLength': 2}, {'maxLength': 3}]}",
                "undecided /oneOf");
    }

    @Test
    void the_items_of_arrays_are_compared() {
        assertOnlyWideReads(
                "{'type': 'array', 'items': {'type': 'number'}}",
                "{'type': 'array', 'items': {'type': 'integer'}}",
                "type-unknown /items/type");
        assertOnlyWideReads(
                "{'type': 'array'}",
                "{'type': 'array', 'items': {'type': 'integer'}}",
                "type-unknown /items/type");
        assertOnlyWideReads(
                "{'items': {'items': {'properties': {'y': {}}}}}",
                "{'items': {'items': {'properties': {'y': {}}, 'required': ['y']}}}",
                "required-missing /items/items/properties/y");
        assertOnlyWideReads(
                "{'type': 'array'}", "{'type': 'array', 'items': false}", "closed /items");
    }

    @Test
    void each_branch_that_is_written_must_be_read_by_one() {
        var rule = "branch-unknown /anyOf";
        assertOnlyWideReads(
                "{'anyOf': [{'type': 'string'}, {'type': 'number'}]}",
                "{'anyOf': [{'type': 'integer'}, {'type': 'string'}]}",
                rule);
    }

    @Test
    void a_plain_value_is_a_single_branch() {
        var rule = "branch-unknown /anyOf";
        assertOnlyWideReads(
                "{'anyOf': [{'type': 'string'}, {'type': 'null'}]}",
                "{'type': 'string'}",
                "type-unknown /type");
        assertBothRead(
                "{'type': ['string', 'null']}",
                "{'anyOf': [{'type': 'string'}, {'type': 'null'}]}");
        assertOnlyWideReads("{}", "{'anyOf': [{'type': 'string'}, {'type': 'null'}]}", rule);
    }

    @Test
    void what_is_demanded_beside_branches_holds_as_well() {
        assertOnlyWideReads(
                "{'anyOf': [{'minimum': 1}, {'maximum': -1}]}",
                "{'type': 'integer', 'anyOf': [{'minimum': 1}, {'maximum': -1}]}",
                "type-unknown /type");
    }
}
