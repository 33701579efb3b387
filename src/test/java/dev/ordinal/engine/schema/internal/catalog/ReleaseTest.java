package dev.ordinal.engine.schema.internal.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ordinal.engine.message.EventName;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

class ReleaseTest {

    /** The output of {@code printf abc | sha256sum}. */
    private static final String ABC =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static final EventName ITEM_ADDED = new EventName("order.item_added", "1.10.0");
    private static final String LINE = ABC + "  order.item_added/1.10.0.json";

    private static void assertBad(String line, String why) {
        assertThatIllegalStateException()
                .isThrownBy(() -> Release.parse(line))
                .withMessageContaining(why);
    }

    @Test
    void a_line_is_a_hash_and_a_file() {
        assertThat(Release.parse(LINE)).isEqualTo(new Release(ABC, ITEM_ADDED)).hasToString(LINE);
        assertThat(Release.parse(LINE).file()).isEqualTo("order.item_added/1.10.0.json");
    }

    @Test
    void a_line_for_a_binary_file_is_one_as_well() {
        assertThat(Release.parse(LINE.replace("  ", " *"))).isEqualTo(Release.parse(LINE));
    }

    @Test
    void the_hash_is_that_of_sha256sum() {
        var content = "abc".getBytes(StandardCharsets.UTF_8);
        assertThat(Release.of(ITEM_ADDED, content)).isEqualTo(Release.parse(LINE));
    }

    @Test
    void anything_else_is_no_line_and_is_named() {
        var bad =
                List.of(
                        "",
                        "# comment",
                        ABC,
                        ABC + " order.item_added/1.10.0.json",
                        ABC.substring(1) + "  order.item_added/1.10.0.json",
                        ABC.replace('b', 'B') + "  order.item_added/1.10.0.json",
                        ABC + "  order.item_added/1.10.0.txt",
                        ABC + "  1.10.0.json",
                        LINE + " ");
        for (String line : bad) assertBad(line, "\"" + line + "\" is not a line");
    }

    @Test
    void a_file_lies_below_the_name_of_an_event() {
        var bad =
                List.of(
                        "order",
                        "Order.created",
                        "order.",
                        ".created",
                        "order..created",
                        "order.1st",
                        "order.item-added",
                        "../order.created",
                        "order.created/more");
        for (String name : bad) {
            assertBad(
                    ABC + "  " + name + "/1.0.0.json",
                    "\"" + name + "\" is not a name of an event");
        }
    }

    @Test
    void a_file_is_called_by_a_semantic_version() {
        for (String version : List.of("1", "1.0", "v1.0.0", "01.0.0", "1.0.0-beta")) {
            assertBad(
                    ABC + "  order.created/" + version + ".json",
                    "\"" + version + "\" is not a semantic version");
        }
    }
}
