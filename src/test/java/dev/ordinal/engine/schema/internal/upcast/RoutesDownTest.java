package dev.ordinal.engine.schema.internal.upcast;

import static dev.ordinal.engine.schema.internal.Schemas.catalogOf;
import static dev.ordinal.engine.schema.internal.Schemas.event;
import static dev.ordinal.engine.schema.internal.upcast.Steps.down;
import static dev.ordinal.engine.schema.internal.upcast.Steps.up;
import static dev.ordinal.engine.schema.internal.upcast.Steps.upAndDown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.schema.internal.catalog.SchemaCatalog;
import dev.ordinal.engine.schema.internal.upcast.UpcastRoute.Arrival;
import dev.ordinal.engine.schema.internal.upcast.UpcastRoute.Down;
import dev.ordinal.engine.schema.internal.upcast.UpcastRoute.Gap;
import dev.ordinal.engine.schema.internal.upcast.UpcastRoute.Up;
import dev.ordinal.engine.schema.upcast.Downcaster;
import dev.ordinal.engine.schema.upcast.Revision;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** Tests of routes from newer versions, known here or not. */
class RoutesDownTest {

    private static final SchemaCatalog DOORS =
            catalogOf(
                    "door.opened 1.0.0",
                    "door.opened 1.1.0",
                    "door.opened 1.2.0",
                    "door.opened 2.0.0",
                    "door.opened 2.1.0",
                    "door.opened 3.0.0",
                    "gate.opened 1.0.0",
                    "gate.opened 2.0.0");

    private static final Downcaster ONE = down("door.opened 1.1.0", "door.opened 2.0.0");
    private static final Downcaster TWO = down("door.opened 2.1.0", "door.opened 3.0.0");

    private static UpcastRoute published(String from, String wanted, Revision... steps) {
        return Ways.to(DOORS, List.of(wanted), true, false, steps).from(event(from));
    }

    private static UpcastRoute internal(String from, String wanted, Revision... steps) {
        return Ways.to(DOORS, List.of(wanted), false, false, steps).from(event(from));
    }

    private static Arrival arrival(String wanted) {
        return new Arrival(event(wanted));
    }

    private static Down step(Downcaster step, UpcastRoute on) {
        return new Down(step, step.step().from(), on);
    }

    @Test
    void a_way_down_goes_over_declared_steps() {
        var way = published("door.opened 3.0.0", "door.opened 1.0.0", ONE, TWO);
        assertThat(way).isEqualTo(step(TWO, step(ONE, arrival("door.opened 1.0.0"))));
        assertThat(way.steps()).isEqualTo(2);
    }

    @Test
    void an_undeclared_downcaster_is_a_gap() {
        var up = up("door.opened 1.1.0", "door.opened 2.0.0");
        assertThat(published("door.opened 2.0.0", "door.opened 1.0.0", up))
                .isEqualTo(new Gap("the step from door.opened 2.0.0 to 1.0.0 is missing"));
        assertThat(published("door.opened 3.0.0", "door.opened 1.0.0", up, TWO))
                .isEqualTo(new Gap("the step from door.opened 2.0.0 to 1.0.0 is missing"));
    }

    @Test
    void a_way_down_does_not_lead_up() {
        assertThat(published("door.opened 1.1.0", "door.opened 2.0.0", ONE))
                .isEqualTo(new Gap("the step from door.opened 1.2.0 to 2.0.0 is missing"));
    }

    @Test
    void inside_a_major_number_the_way_down_is_free_if_the_event_is_published() {
        assertThat(published("door.opened 1.2.0", "door.opened 1.0.0"))
                .isEqualTo(arrival("door.opened 1.0.0"));
        assertThat(internal("door.opened 1.2.0", "door.opened 1.0.0"))
                .isEqualTo(new Gap("the step from door.opened 1.2.0 to 1.0.0 is missing"));
    }

    @Test
    void a_declared_step_down_inside_a_major_number_replaces_the_free_way() {
        var inside = down("door.opened 1.0.0", "door.opened 1.2.0");
        assertThat(published("door.opened 1.2.0", "door.opened 1.0.0", inside))
                .isEqualTo(step(inside, arrival("door.opened 1.0.0")));
        assertThat(internal("door.opened 1.2.0", "door.opened 1.0.0", inside))
                .isEqualTo(step(inside, arrival("door.opened 1.0.0")));
    }

    @Test
    void a_newer_minor_version_is_read_like_the_newest_known_if_the_event_is_published() {
        assertThat(published("door.opened 1.3.0", "door.opened 1.0.0"))
                .isEqualTo(arrival("door.opened 1.0.0"));
        assertThat(published("door.opened 2.0.1", "door.opened 1.0.0", ONE))
                .isEqualTo(step(ONE, arrival("door.opened 1.0.0")));
        var up = up("door.opened 1.2.0", "door.opened 2.0.0");
        assertThat(published("door.opened 1.3.0", "door.opened 2.0.0", up))
                .isEqualTo(
                        new Up(
                                up,
                                Map.of(event("door.opened 2.0.0"), arrival("door.opened 2.0.0"))));
    }

    @Test
    void a_newer_minor_version_of_what_stays_inside_is_a_gap() {
        assertThat(internal("door.opened 1.3.0", "door.opened 1.2.0"))
                .isEqualTo(new Gap("door.opened 1.3.0 has no schema here"));
    }

    @Test
    void a_shortcut_past_what_is_wanted_leads_neither_up_nor_down() {
        var shortcut = upAndDown("door.opened 1.2.0", "door.opened 3.0.0");
        assertThat(published("door.opened 3.0.0", "door.opened 2.1.0", shortcut, TWO))
                .isEqualTo(step(TWO, arrival("door.opened 2.1.0")));
        var gap = new Gap("the step from door.opened 1.2.0 to 2.1.0 is missing");
        assertThat(published("door.opened 3.0.0", "door.opened 2.1.0", shortcut)).isEqualTo(gap);
        assertThat(published("door.opened 1.2.0", "door.opened 2.1.0", shortcut)).isEqualTo(gap);
    }
}
