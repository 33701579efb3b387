package dev.ordinal.engine.schema.internal.upcast;

import static dev.ordinal.engine.schema.internal.Schemas.catalog;
import static dev.ordinal.engine.schema.internal.Schemas.event;
import static dev.ordinal.engine.schema.internal.Schemas.object;
import static dev.ordinal.engine.schema.internal.Schemas.schema;
import static dev.ordinal.engine.schema.internal.upcast.Steps.down;
import static dev.ordinal.engine.schema.internal.upcast.Steps.drop;
import static dev.ordinal.engine.schema.internal.upcast.Steps.split;
import static dev.ordinal.engine.schema.internal.upcast.Steps.step;
import static dev.ordinal.engine.schema.internal.upcast.Steps.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ordinal.engine.schema.internal.catalog.SchemaCatalog;
import dev.ordinal.engine.schema.internal.upcast.Steps.Split;
import dev.ordinal.engine.schema.upcast.EventTree;
import dev.ordinal.engine.schema.upcast.Revision;
import dev.ordinal.engine.schema.upcast.Upcaster;

import org.junit.jupiter.api.Test;

import java.util.List;

class ConversionTest {

    private static final SchemaCatalog DOORS =
            catalog(
                    schema("door.opened 1.0.0", ""),
                    schema("door.opened 1.1.0", ""),
                    schema("door.opened 2.0.0", "'required': ['radians']"),
                    schema("door.opened 3.0.0", "'required': ['by']"),
                    schema("gate.moved 1.0.0", "'required': ['angle']"));

    private static final Upcaster TO_RADIANS =
            up(
                    "door.opened 1.0.0",
                    "door.opened 2.0.0",
                    body -> body.put("radians", body.remove("angle").intValue() / 100));
    private static final Upcaster TO_A_PERSON =
            up(
                    "door.opened 2.0.0",
                    "door.opened 3.0.0",
                    body -> body.put("by", "one who opened it " + body.get("radians").intValue()));

    private static List<EventTree> convert(String from, String wanted, Revision... steps) {
        return convert(tree(from, "{'angle': 300}"), wanted, steps);
    }

    private static List<EventTree> convert(EventTree event, String wanted, Revision... steps) {
        var route = Ways.to(DOORS, List.of(wanted), true, false, steps).from(event.type());
        return new Conversion(DOORS).convert(event, route);
    }

    private static EventTree tree(String event, String body) {
        return new EventTree(event(event), object(body));
    }

    private static void assertFails(String why, String from, String wanted, Revision... steps) {
        assertThatExceptionOfType(UpcastException.class)
                .isThrownBy(() -> convert(from, wanted, steps))
                .withMessageContaining(why)
                .withMessageContaining(steps[0].step().toString())
                .withMessageContaining(steps[0].getClass().getSimpleName());
    }

    @Test
    void several_steps_are_made_in_order() {
        assertThat(convert("door.opened 1.0.0", "door.opened 3.0.0", TO_A_PERSON, TO_RADIANS))
                .containsExactly(
                        tree("door.opened 3.0.0", "{'radians': 3, 'by': 'one who opened it 3'}"));
    }

    @Test
    void the_free_way_changes_the_version_alone() {
        assertThat(convert("door.opened 1.0.0", "door.opened 1.1.0"))
                .containsExactly(tree("door.opened 1.1.0", "{'angle': 300}"));
    }

    @Test
    void a_step_down_is_made() {
        var back = down("door.opened 1.0.0", "door.opened 2.0.0", body -> body.remove("angle"));
        assertThat(convert("door.opened 2.0.0", "door.opened 1.0.0", back))
                .containsExactly(tree("door.opened 1.0.0", "{}"));
    }

    @Test
    void the_given_tree_stays_as_it_is() {
        var given = tree("door.opened 1.0.0", "{'angle': 300}");
        convert(given, "door.opened 3.0.0", TO_RADIANS, TO_A_PERSON);
        assertThat(given).isEqualTo(tree("door.opened 1.0.0", "{'angle': 300}"));
        var newer = tree("door.opened 3.0.0", "{'by': 'alice'}");
        var back =
                down(
                        "door.opened 2.0.0",
                        "door.opened 3.0.0",
                        body -> body.put("radians", 1).remove("by"));
        convert(newer, "door.opened 2.0.0", back);
        assertThat(newer).isEqualTo(tree("door.opened 3.0.0", "{'by': 'alice'}"));
    }

    @Test
    void a_split_makes_its_parts_in_order() {
        var split =
                new Split(
                        step("door.opened 1.0.0", "gate.moved 1.0.0", "door.opened 3.0.0"),
                        _ ->
                                List.of(
                                        tree("gate.moved 1.0.0", "{'angle': 1}"),
                                        tree("door.opened 3.0.0", "{'by': 'alice'}"),
                                        tree("gate.moved 1.0.0", "{'angle': 2}")));
        var wanted = List.of("gate.moved 1.0.0", "door.opened 3.0.0");
        var route = Ways.to(DOORS, wanted, true, true, split).from(event("door.opened 1.0.0"));
        assertThat(new Conversion(DOORS).convert(tree("door.opened 1.0.0", "{}"), route))
                .containsExactly(
                        tree("gate.moved 1.0.0", "{'angle': 1}"),
                        tree("door.opened 3.0.0", "{'by': 'alice'}"),
                        tree("gate.moved 1.0.0", "{'angle': 2}"));
    }

    @Test
    void unwanted_parts_are_left_out() {
        var split =
                new Split(
                        step("door.opened 1.0.0", "gate.moved 1.0.0", "door.opened 2.0.0"),
                        _ ->
                                List.of(
                                        tree("gate.moved 1.0.0", "{'angle': 1}"),
                                        tree("door.opened 2.0.0", "{'radians': 1}")));
        assertThat(convert("door.opened 1.0.0", "door.opened 3.0.0", split, TO_A_PERSON))
                .containsExactly(
                        tree("door.opened 3.0.0", "{'radians': 1, 'by': 'one who opened it 1'}"));
    }

    @Test
    void what_is_dropped_or_of_no_interest_is_nothing() {
        assertThat(convert("door.opened 3.0.0", "door.opened 3.0.0", drop("door.opened 1.0.0")))
                .hasSize(1);
        assertThat(convert("door.opened 1.0.0", "door.opened 3.0.0", drop("door.opened 1.0.0")))
                .isEmpty();
        assertThat(convert("gate.moved 1.0.0", "door.opened 3.0.0")).isEmpty();
    }

    @Test
    void a_step_that_throws_is_named_with_its_cause() {
        var cause = new IllegalArgumentException("no angle");
        var step =
                up(
                        "door.opened 1.0.0",
                        "door.opened 2.0.0",
                        _ -> {
                            throw cause;
                        });
        assertFails("no angle", "door.opened 1.0.0", "door.opened 2.0.0", step);
        assertThatExceptionOfType(UpcastException.class)
                .isThrownBy(() -> convert("door.opened 1.0.0", "door.opened 2.0.0", step))
                .withCause(cause);
    }

    @Test
    void a_step_down_that_throws_is_named() {
        var step =
                down(
                        "door.opened 2.0.0",
                        "door.opened 3.0.0",
                        _ -> {
                            throw new UnsupportedOperationException("not in radians");
                        });
        assertFails("not in radians", "door.opened 3.0.0", "door.opened 2.0.0", step);
    }

    @Test
    void a_step_that_makes_an_invalid_body_is_named_with_the_place() {
        assertFails(
                "produced an invalid door.opened 2.0.0: [/radians",
                "door.opened 1.0.0",
                "door.opened 2.0.0",
                up("door.opened 1.0.0", "door.opened 2.0.0"));
        assertFails(
                "produced an invalid door.opened 2.0.0: [/radians",
                "door.opened 3.0.0",
                "door.opened 2.0.0",
                down("door.opened 2.0.0", "door.opened 3.0.0"));
        assertFails(
                "produced an invalid door.opened 3.0.0: [/by",
                "door.opened 1.0.0",
                "door.opened 3.0.0",
                split("door.opened 1.0.0", "door.opened 3.0.0"));
    }

    @Test
    void a_splitter_makes_only_what_it_declares() {
        for (String other : List.of("door.opened 1.1.0", "door.slammed 1.0.0")) {
            assertFails(
                    "made " + other + ", which ",
                    "door.opened 1.0.0",
                    "gate.moved 1.0.0",
                    new Split(
                            step("door.opened 1.0.0", "gate.moved 1.0.0"),
                            body -> List.of(new EventTree(event(other), body))));
        }
    }

    @Test
    void a_gap_cannot_be_gone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> convert("door.opened 1.0.0", "door.opened 2.0.0"))
                .withMessageContaining("is missing");
    }
}
