package dev.ordinal.engine.schema.internal.compatibility;

import static dev.ordinal.engine.schema.internal.Schemas.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** Tests of schemas that say the same in different ways. */
class EquivalentSchemasTest {

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'minLength': 0",
                "'minItems': 0",
                "'minProperties': 0.0",
                "'uniqueItems': false",
                "'pattern': ''",
                "'pattern': '.*'",
                "'not': false",
                "'not': {'not': true}",
                "'allOf': [{}]",
                "'allOf': [true, {'allOf': [{}]}]",
                "'anyOf': [{}]",
                "'anyOf': [{}, {'type': 'string'}]",
                "'anyOf': [true, false]",
                "'oneOf': [true, false]",
                "'items': {}",
                "'items': true",
                "'contains': {}, 'minContains': 0",
                "'minContains': 2",
                "'if': {'type': 'string'}",
                "'if': {'type': 'string'}, 'then': true, 'else': {}",
                "'then': {'type': 'integer'}",
                "'propertyNames': {}",
                "'propertyNames': {'type': 'string'}",
                "'required': []",
                "'properties': {}",
                "'dependentRequired': {}",
                "'dependentRequired': {'a': []}",
                "'dependentSchemas': {'a': true}",
                "'patternProperties': {}",
                "'unevaluatedProperties': {}",
                "'unevaluatedItems': true",
                "'type': ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object']",
                "'$defs': {'A': {'type': 'integer'}}",
                "'x-unit': 'degrees'",
                "'title': 'Angle'"
            })
    void what_limits_nothing_changes_nothing(String keyword) {
        assertBothRead("{" + keyword + "}", "{}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {'type': 'string', 'allOf': [{}]}                  | {'type': 'string'}
                    {'type': 'string', 'allOf': [{'type': 'string'}]}  | {'type': 'string'}
                    {'allOf': [{'type': 'string'}, {'maxLength': 3}]}  | {'type': 'string', 'maxLength': 3}
                    {'maxLength': 9, 'allOf': [{'maxLength': 3}]}      | {'maxLength': 3}
                    {'anyOf': [{'type': 'string'}, {'type': 'null'}]}  | {'type': ['string', 'null']}
                    {'oneOf': [{'type': 'string'}, {'type': 'null'}]}  | {'type': ['string', 'null']}
                    {'anyOf': [{'type': 'string', 'format': 'date'}, {'type': 'null'}]} | {'type': ['string', 'null'], 'format': 'date'}
                    {'type': 'string', 'minItems': 3}                  | {'type': 'string'}
                    {'type': 'integer', 'pattern': '^a', 'required': ['a']} | {'type': 'integer'}
                    {'type': 'integer', 'exclusiveMinimum': 0}         | {'type': 'integer', 'minimum': 1}
                    {'type': 'integer', 'maximum': 9.5}                | {'type': 'integer', 'exclusiveMaximum': 10}
                    {'type': 'integer', 'multipleOf': 1}               | {'type': 'integer'}
                    {'type': 'number', 'multipleOf': 2}                | {'type': 'integer', 'multipleOf': 2}
                    {'type': 'number', 'minimum': 3, 'exclusiveMinimum': 1} | {'type': 'number', 'minimum': 3}
                    {'const': 'a'}                                     | {'type': 'string', 'enum': ['a']}
                    {'enum': ['a', 1, 'bcd'], 'maxLength': 2, 'type': 'string'} | {'const': 'a'}
                    {'enum': ['a', 'b'], 'const': 'a'}                 | {'const': 'a'}
                    {'anyOf': [{'const': 'a'}, {'const': 'b'}]}        | {'enum': ['b', 'a']}
                    {'oneOf': [{'const': 1}, {'const': 2}]}            | {'enum': [1, 2]}
                    {'enum': [true, false, null]}                      | {'type': ['boolean', 'null']}
                    {'type': ['string', 'null'], 'enum': ['a', null]}  | {'anyOf': [{'const': 'a'}, {'type': 'null'}]}
                    {'not': {'type': ['object', 'array', 'null', 'boolean', 'number']}} | {'type': 'string'}
                    {'type': ['string', 'number'], 'not': {'type': 'number'}} | {'type': 'string'}
                    {'items': {'allOf': [{'type': 'string'}]}}         | {'items': {'type': 'string'}}
                    {'prefixItems': [{'type': 'string'}], 'items': {'type': 'string'}} | {'items': {'type': 'string'}}
                    {'prefixItems': [{}], 'items': false}              | {'maxItems': 1}
                    {'maxItems': 1, 'uniqueItems': true}               | {'maxItems': 1}
                    {'maxItems': 0, 'items': {'type': 'string'}}       | {'maxItems': 0}
                    {'type': 'object', 'properties': {'a': {}}, 'required': ['a'], 'minProperties': 1} | {'type': 'object', 'properties': {'a': {}}, 'required': ['a']}
                    {'if': true, 'then': {'type': 'string'}}           | {'type': 'string'}
                    {'minimum': 2, 'type': ['integer', 'string'], 'allOf': [{'anyOf': [{'type': 'string'}, {'maximum': 1}]}]} | {'type': 'string'}
                    """)
    void the_same_may_be_said_in_another_way(String one, String other) {
        assertBothRead(one, other);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {'type': 'string', 'maxLength': 5}                 | {'enum': ['abc', 'de']}
                    {'minimum': 1}                                     | {'minimum': 1, 'exclusiveMinimum': 1}
                    {'multipleOf': 2}                                  | {'multipleOf': 6}
                    {'prefixItems': [{'type': 'number'}]}              | {'prefixItems': [{'type': 'integer'}]}
                    {'items': {'type': 'string'}}                      | {'prefixItems': [{'const': 'a'}], 'items': {'type': 'string'}}
                    {'contains': {'const': 1}}                         | {'contains': {'const': 1}, 'minItems': 4}
                    {'type': 'object', 'maxProperties': 2}             | {'type': 'object', 'properties': {'a': {'type': 'integer'}, 'b': {}}}
                    """)
    void the_narrower_schema_is_read(String wide, String narrow) {
        assertThat(hindrances(wide, narrow)).isEmpty();
        assertThat(hindrances(narrow, wide)).isNotEmpty();
    }

    @Test
    void branches_are_told_apart_by_their_marks() {
        var circle =
                "{'type': 'object', 'properties': {'kind': {'const': 'circle'}, 'r': {'type':"
                        + " 'number'}}, 'required': ['kind']}";
        var square =
                "{'type': 'object', 'properties': {'kind': {'const': 'square'}, 'a': {'type':"
                        + " 'number'}}, 'required': ['kind']}";
        var one = "{'oneOf': [" + circle + ", " + square + "]}";
        var any = "{'anyOf': [" + square + ", " + circle + "]}";
        assertBothRead(one, any);
        assertThat(hindrances(one, circle)).isEmpty();
        assertThat(hindrances(circle, one)).contains("value-unknown /properties/kind/enum");
    }
}
