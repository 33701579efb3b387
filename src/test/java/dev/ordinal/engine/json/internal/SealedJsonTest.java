package dev.ordinal.engine.json.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.json.Json;

import org.junit.jupiter.api.Test;

class SealedJsonTest {

    private sealed interface Shape {
        record Circle(int radius) implements Shape {}

        sealed interface Angular extends Shape {
            record Square(int side) implements Angular {}
        }
    }

    private static final SealedJson<Shape> SHAPES = new SealedJson<>(Shape.class);

    @Test
    void a_record_comes_back_as_it_went() {
        var square = new Shape.Angular.Square(3);
        assertThat(SHAPES.read(SHAPES.write(square))).contains(square);
    }

    @Test
    void its_simple_name_tells_what_it_is() {
        assertThat(SHAPES.write(new Shape.Circle(2)).toString())
                .isEqualTo("{\"type\":\"Circle\",\"state\":{\"radius\":2}}");
        assertThat(SHAPES.knows("Square")).isTrue();
        assertThat(SHAPES.knows("Angular")).isFalse();
    }

    @Test
    void what_there_is_no_record_for_is_not_read() {
        var triangle = Json.TOLERANT.readTree("{\"type\": \"Triangle\", \"state\": {}}");
        assertThat(SHAPES.read(triangle)).isEmpty();
        assertThat(SHAPES.read(Json.TOLERANT.readTree("{}"))).isEmpty();
    }

    @Test
    void what_newer_code_added_is_passed_over() {
        var newer =
                Json.TOLERANT.readTree(
                        "{\"type\": \"Circle\", \"state\": {\"radius\": 2, \"colour\": \"red\"}}");
        assertThat(SHAPES.read(newer)).contains(new Shape.Circle(2));
    }
}
