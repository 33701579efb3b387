package dev.ordinal.engine.schema.internal.upcast;

import static dev.ordinal.engine.schema.internal.Schemas.catalogOf;
import static dev.ordinal.engine.schema.internal.Schemas.event;
import static dev.ordinal.engine.schema.internal.upcast.Steps.down;
import static dev.ordinal.engine.schema.internal.upcast.Steps.drop;
import static dev.ordinal.engine.schema.internal.upcast.Steps.split;
import static dev.ordinal.engine.schema.internal.upcast.Steps.step;
import static dev.ordinal.engine.schema.internal.upcast.Steps.up;
import static dev.ordinal.engine.schema.internal.upcast.Steps.upAndDown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ordinal.engine.schema.internal.catalog.SchemaCatalog;
import dev.ordinal.engine.schema.upcast.Revision;

import org.junit.jupiter.api.Test;

import java.util.List;

class RevisionsTest {

    private static final SchemaCatalog DOORS =
            catalogOf(
                    "door.opened 1.0.0",
                    "door.opened 1.1.0",
                    "door.opened 2.0.0",
                    "door.opened 3.0.0",
                    "gate.opened 1.0.0",
                    "gate.opened 2.0.0",
                    "gate.moved 1.0.0");

    private static Revisions revisions(Revision... all) {
        return new Revisions(List.of(all), DOORS);
    }

    private static void assertRefused(String why, String culprit, Revision... all) {
        assertThatIllegalStateException()
                .isThrownBy(() -> revisions(all))
                .withMessageContaining(why)
                .withMessageContaining(culprit);
    }

    @Test
    void steps_may_lead_up_and_down_and_elsewhere() {
        var both = upAndDown("door.opened 1.0.0", "door.opened 2.0.0");
        var shortcut = up("door.opened 1.0.0", "door.opened 3.0.0");
        var renamed = split("door.opened 3.0.0", "gate.opened 1.0.0", "gate.moved 1.0.0");
        var dropped = drop("gate.opened 1.0.0");
        assertThat(revisions(both, shortcut, renamed, dropped).all())
                .containsExactlyInAnyOrder(both, shortcut, renamed, dropped);
    }

    @Test
    void steps_are_found_by_where_they_begin() {
        var up = up("door.opened 1.0.0", "door.opened 2.0.0");
        var down = down("door.opened 1.0.0", "door.opened 2.0.0");
        var revisions = revisions(up, down);
        assertThat(revisions.upFrom(event("door.opened 1.0.0"))).containsExactly(up);
        assertThat(revisions.upFrom(event("door.opened 2.0.0"))).isEmpty();
        assertThat(revisions.downFrom(event("door.opened 2.0.0"))).containsExactly(down);
        assertThat(revisions.downFrom(event("door.opened 1.0.0"))).isEmpty();
    }

    @Test
    void one_class_makes_one_step() {
        assertRefused(
                "Two classes make the step door.opened 1.0.0 -> door.opened 2.0.0",
                "Up and UpAndDown",
                up("door.opened 1.0.0", "door.opened 2.0.0"),
                upAndDown("door.opened 1.0.0", "door.opened 2.0.0"));
        assertRefused(
                "Two classes make the step",
                "Down and Down",
                down("door.opened 1.0.0", "door.opened 2.0.0"),
                down("door.opened 1.0.0", "door.opened 2.0.0", body -> body.put("angle", 0)));
    }

    @Test
    void the_way_up_and_the_way_down_may_be_two_classes() {
        assertThat(
                        revisions(
                                        up("door.opened 1.0.0", "door.opened 2.0.0"),
                                        down("door.opened 1.0.0", "door.opened 2.0.0"))
                                .all())
                .hasSize(2);
    }

    @Test
    void a_step_leads_to_a_newer_version() {
        var why = "does not lead to a newer version";
        assertRefused(why, "(Up)", up("door.opened 2.0.0", "door.opened 1.1.0"));
        assertRefused(why, "(Up)", up("door.opened 2.0.0", "door.opened 2.0.0"));
        assertRefused(why, "(Down)", down("door.opened 2.0.0", "door.opened 1.0.0"));
        assertRefused(
                why,
                "(Split)",
                split("door.opened 2.0.0", "gate.opened 1.0.0", "door.opened 1.0.0"));
    }

    @Test
    void steps_do_not_lead_in_a_circle() {
        assertRefused(
                "Steps lead in a circle",
                "gate.opened 2.0.0",
                up("door.opened 1.0.0", "gate.opened 2.0.0"),
                up("gate.opened 2.0.0", "door.opened 1.0.0"));
        assertRefused(
                "Steps lead in a circle",
                "gate.opened 1.0.0",
                split("door.opened 1.0.0", "door.opened 2.0.0", "gate.opened 1.0.0"),
                up("gate.opened 1.0.0", "gate.moved 1.0.0"),
                up("gate.moved 1.0.0", "door.opened 1.0.0"));
    }

    @Test
    void the_free_way_inside_a_major_number_closes_no_circle_either() {
        assertRefused(
                "Steps lead in a circle",
                "gate.opened 1.0.0",
                up("gate.opened 1.0.0", "door.opened 1.0.0"),
                up("door.opened 1.1.0", "gate.opened 1.0.0"));
    }

    @Test
    void only_a_splitter_has_several_ends_or_none() {
        var several = step("door.opened 1.0.0", "door.opened 2.0.0", "gate.opened 1.0.0");
        assertRefused("needs one end", "(Up)", new Steps.Up(several, _ -> {}));
        assertRefused("needs one end", "(Down)", new Steps.Down(several, _ -> {}));
        assertRefused("needs one end", "(Up)", new Steps.Up(step("door.opened 1.0.0"), _ -> {}));
    }

    @Test
    void a_way_down_keeps_the_name() {
        assertRefused("of the same name", "(Down)", down("door.opened 1.0.0", "gate.opened 2.0.0"));
        assertRefused(
                "of the same name",
                "(UpAndDown)",
                upAndDown("door.opened 1.0.0", "gate.opened 2.0.0"));
    }

    @Test
    void two_ways_to_one_end_are_no_circle() {
        assertThat(
                        revisions(
                                        split(
                                                "door.opened 1.0.0",
                                                "gate.opened 1.0.0",
                                                "gate.moved 1.0.0"),
                                        up("gate.opened 1.0.0", "gate.opened 2.0.0"),
                                        up("gate.moved 1.0.0", "gate.opened 2.0.0"))
                                .all())
                .hasSize(3);
    }

    @Test
    void both_ends_of_a_step_have_schemas() {
        assertRefused(
                "has an end without a schema",
                "door.opened 4.0.0 is not released",
                up("door.opened 1.0.0", "door.opened 4.0.0"));
        assertRefused(
                "has an end without a schema",
                "door.opened 0.9.0 is not released",
                down("door.opened 0.9.0", "door.opened 1.0.0"));
        assertRefused(
                "has an end without a schema",
                "door.slammed 1.0.0 is not released",
                drop("door.slammed 1.0.0"));
    }

    @Test
    void an_end_that_is_no_semantic_version_is_named_with_its_step() {
        assertRefused(
                "(Up) has an end without a schema",
                "door.opened two is not released",
                up("door.opened 1.0.0", "door.opened two"));
    }
}
