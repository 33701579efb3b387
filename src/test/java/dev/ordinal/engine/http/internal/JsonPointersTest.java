package dev.ordinal.engine.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPointersTest {

    @ParameterizedTest
    @CsvSource({
        "'',                          ''",
        "reason,                      /reason",
        "items,                       /items",
        "items[2],                    /items/2",
        "items[2].quantity,           /items/2/quantity",
        "items[0].unitPrice.amount,   /items/0/unitPrice/amount",
        "matrix[1][2].x,              /matrix/1/2/x",
        "items[1].<list element>,     /items/1",
        "names[k].<map value>.first,  /names/k/first"
    })
    void a_path_of_bean_validation_becomes_a_json_pointer(String path, String pointer) {
        assertThat(JsonPointers.ofPath(path)).isEqualTo(pointer);
    }

    @ParameterizedTest
    @CsvSource({"plain, plain", "a/b, a~1b", "a~b, a~0b", "~1, ~01", "'', ''"})
    void slash_and_tilde_are_escaped(String name, String escaped) {
        assertThat(JsonPointers.escape(name)).isEqualTo(escaped);
    }
}
