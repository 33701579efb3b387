package dev.ordinal.engine.schema.internal.upcast;

import static dev.ordinal.engine.schema.internal.Schemas.catalogOf;
import static dev.ordinal.engine.schema.internal.Schemas.event;
import static dev.ordinal.engine.schema.internal.upcast.Steps.drop;
import static dev.ordinal.engine.schema.internal.upcast.Steps.split;
import static dev.ordinal.engine.schema.internal.upcast.Steps.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.schema.internal.catalog.SchemaCatalog;
import dev.ordinal.engine.schema.internal.upcast.UpcastRoute.Arrival;
import dev.ordinal.engine.schema.internal.upcast.UpcastRoute.Gap;
import dev.ordinal.engine.schema.internal.upcast.UpcastRoute.PassedOver;
import dev.ordinal.engine.schema.internal.upcast.UpcastRoute.Up;
import dev.ordinal.engine.schema.upcast.Revision;
import dev.ordinal.engine.schema.upcast.Upcaster;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** Tests of routes to newer versions and to other events. */
class UpcastRoutesTest {

    private static final SchemaCatalog DOORS =
            catalogOf(
                    "door.opened 1.0.0",
                    "door.opened 1.1.0",
                    "door.opened 1.2.0",
                    "door.opened 2.0.0",
                    "door.opened 3.0.0",
                    "gate.opened 1.0.0",
                    "gate.moved 1.0.0");

    private static final Upcaster ONE = up("door.opened 1.2.0", "door.opened 2.0.0");
    private static final Upcaster TWO = up("door.opened 2.0.0", "door.opened 3.0.0");
    private static final Upcaster INSIDE = up("door.opened 1.0.0", "door.opened 1.2.0");

    private static UpcastRoutes to(String wanted, Revision... steps) {
        return routes(false, List.of(wanted), steps);
    }

    private static UpcastRoutes routes(boolean isStrict, List<String> wanted, Revision... steps) {
        return Ways.to(DOORS, wanted, true, isStrict, steps);
    }

    private static UpcastRoute from(String event, UpcastRoutes routes) {
        return routes.from(event(event));
    }

    private static Arrival arrival(String wanted) {
        return new Arrival(event(wanted));
    }

    private static Up step(Upcaster step, UpcastRoute on) {
        return new Up(step, Map.of(step.step().to().iterator().next(), on));
    }

    @Test
    void what_is_written_as_it_is_wanted_is_there() {
        var way = from("door.opened 2.0.0", to("door.opened 2.0.0", ONE, TWO));
        assertThat(way).isEqualTo(arrival("door.opened 2.0.0"));
        assertThat(way.steps()).isZero();
    }

    @Test
    void a_way_goes_over_several_steps() {
        var way = from("door.opened 1.2.0", to("door.opened 3.0.0", TWO, ONE));
        assertThat(way).isEqualTo(step(ONE, step(TWO, arrival("door.opened 3.0.0"))));
        assertThat(way.steps()).isEqualTo(2);
    }

    @Test
    void the_shorter_of_two_ways_is_taken() {
        var shortcut = up("door.opened 1.2.0", "door.opened 3.0.0");
        assertThat(from("door.opened 1.2.0", to("door.opened 3.0.0", ONE, TWO, shortcut)))
                .isEqualTo(step(shortcut, arrival("door.opened 3.0.0")));
        assertThat(from("door.opened 1.2.0", to("door.opened 2.0.0", ONE, TWO, shortcut)))
                .isEqualTo(step(ONE, arrival("door.opened 2.0.0")));
    }

    @Test
    void inside_a_major_number_the_way_is_free() {
        assertThat(from("door.opened 1.0.0", to("door.opened 1.2.0", ONE)))
                .isEqualTo(arrival("door.opened 1.2.0"));
        assertThat(from("door.opened 1.0.0", to("door.opened 2.0.0", ONE)))
                .isEqualTo(step(ONE, arrival("door.opened 2.0.0")));
    }

    @Test
    void a_declared_step_inside_a_major_number_replaces_the_free_way() {
        assertThat(from("door.opened 1.0.0", to("door.opened 1.2.0", INSIDE)))
                .isEqualTo(step(INSIDE, arrival("door.opened 1.2.0")));
        assertThat(from("door.opened 1.0.0", to("door.opened 2.0.0", INSIDE, ONE)))
                .isEqualTo(step(INSIDE, step(ONE, arrival("door.opened 2.0.0"))));
        assertThat(from("door.opened 1.1.0", to("door.opened 1.2.0", INSIDE)))
                .isEqualTo(arrival("door.opened 1.2.0"));
    }

    @Test
    void a_gap_names_the_missing_step() {
        assertThat(from("door.opened 1.0.0", to("door.opened 3.0.0", ONE)))
                .isEqualTo(new Gap("the step from door.opened 2.0.0 to 3.0.0 is missing"));
        assertThat(from("door.opened 1.0.0", to("door.opened 3.0.0", TWO)))
                .isEqualTo(new Gap("the step from door.opened 1.2.0 to 3.0.0 is missing"));
    }

    @Test
    void a_version_without_a_schema_is_a_gap() {
        assertThat(from("door.opened 4.0.0", to("door.opened 3.0.0")))
                .isEqualTo(new Gap("door.opened 4.0.0 has no schema here"));
        assertThat(from("door.opened 0.9.0", to("door.opened 3.0.0"))).isInstanceOf(Gap.class);
        assertThat(from("door.slammed 1.0.0", to("door.opened 3.0.0"))).isInstanceOf(Gap.class);
    }

    @Test
    void a_version_that_is_none_is_a_gap() {
        assertThat(from("door.opened 2", to("door.opened 2.0.0")))
                .isEqualTo(new Gap("door.opened 2 is not a semantic version"));
    }

    @Test
    void a_split_goes_on_from_each_part() {
        var split = split("door.opened 1.0.0", "gate.opened 1.0.0", "gate.moved 1.0.0");
        assertThat(from("door.opened 1.0.0", to("gate.opened 1.0.0", split)))
                .isEqualTo(
                        new Up(
                                split,
                                Map.of(
                                        event("gate.opened 1.0.0"),
                                        arrival("gate.opened 1.0.0"),
                                        event("gate.moved 1.0.0"),
                                        new PassedOver())));
    }

    @Test
    void a_strict_reader_needs_each_part_of_a_split() {
        var split = split("door.opened 1.0.0", "gate.opened 1.0.0", "gate.moved 1.0.0");
        assertThat(from("door.opened 1.0.0", routes(true, List.of("gate.opened 1.0.0"), split)))
                .isEqualTo(new Gap("nothing here reads gate.moved 1.0.0"));
        assertThat(
                        from(
                                        "door.opened 1.0.0",
                                        routes(
                                                true,
                                                List.of("gate.opened 1.0.0", "gate.moved 1.0.0"),
                                                split))
                                .steps())
                .isEqualTo(1);
    }

    @Test
    void an_event_that_was_dropped_is_nothing_even_to_a_strict_reader() {
        var drop = drop("door.opened 3.0.0");
        assertThat(from("door.opened 3.0.0", routes(true, List.of("gate.opened 1.0.0"), drop)))
                .isEqualTo(new Up(drop, Map.of()));
    }

    @Test
    void an_event_may_go_on_under_another_name() {
        var renamed = up("door.opened 2.0.0", "gate.opened 1.0.0");
        assertThat(from("door.opened 1.0.0", to("gate.opened 1.0.0", ONE, renamed)))
                .isEqualTo(step(ONE, step(renamed, arrival("gate.opened 1.0.0"))));
    }

    @Test
    void what_is_not_wanted_is_passed_over() {
        assertThat(from("gate.opened 1.0.0", to("door.opened 1.0.0"))).isEqualTo(new PassedOver());
    }

    @Test
    void what_is_not_wanted_takes_no_step() {
        assertThat(from("door.opened 1.0.0", to("gate.moved 1.0.0", ONE, TWO)))
                .isEqualTo(new PassedOver());
        var split = split("door.opened 3.0.0", "gate.opened 1.0.0");
        assertThat(from("door.opened 1.0.0", to("gate.moved 1.0.0", ONE, TWO, split)))
                .isEqualTo(new PassedOver());
    }

    @Test
    void what_is_not_wanted_is_a_gap_to_a_strict_reader() {
        assertThat(from("gate.opened 1.0.0", routes(true, List.of("door.opened 1.0.0"))))
                .isEqualTo(new Gap("nothing here reads gate.opened 1.0.0"));
    }
}
