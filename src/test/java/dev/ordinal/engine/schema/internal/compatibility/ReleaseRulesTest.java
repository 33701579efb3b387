package dev.ordinal.engine.schema.internal.compatibility;

import static dev.ordinal.engine.schema.internal.Schemas.schema;
import static dev.ordinal.engine.schema.internal.compatibility.Compatibility.BACKWARD_TRANSITIVE;
import static dev.ordinal.engine.schema.internal.compatibility.Compatibility.FULL_TRANSITIVE;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.schema.internal.catalog.EventSchema;

import org.junit.jupiter.api.Test;

import java.util.List;

class ReleaseRulesTest {

    private static final String ANGLE = "'properties': {'angle': {'type': 'integer'}}";
    private static final String TITLED_ANGLE = "'title': 'A door was opened', " + ANGLE;
    private static final String NUMBER = "'properties': {'angle': {'type': 'number'}}";
    private static final String TEXT = "'properties': {'angle': {'type': 'string'}}";
    private static final String SPEED = "'properties': {'speed': {'type': 'integer'}}";
    private static final String TEXT_SPEED = "'properties': {'speed': {'type': 'string'}}";

    private static EventSchema opened(String version, String keywords) {
        return schema("door.opened " + version, keywords);
    }

    private static Verdict check(
            Compatibility promise, EventSchema proposal, EventSchema... released) {
        return new ReleaseRules(List.of(released), promise).check(proposal);
    }

    private static void assertCompatible(EventSchema proposal, EventSchema... released) {
        var verdict = check(FULL_TRANSITIVE, proposal, released);
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.isCompatible()).isTrue();
    }

    /** Checks that a verdict has these findings, each as the version and the broken rule. */
    private static void assertRefused(Verdict verdict, String... findings) {
        assertThat(verdict.isCompatible()).isFalse();
        assertThat(verdict.findings())
                .extracting(finding -> finding.against() + " " + finding.rule())
                .containsExactly(findings);
    }

    @Test
    void the_first_version_may_be_anything() {
        assertCompatible(opened("1.0.0", ANGLE));
    }

    @Test
    void a_patch_changes_the_documentation() {
        assertCompatible(opened("1.0.1", TITLED_ANGLE), opened("1.0.0", ANGLE));
        assertCompatible(
                opened("1.1.1", TITLED_ANGLE), opened("1.0.0", NUMBER), opened("1.1.0", ANGLE));
    }

    @Test
    void a_patch_may_say_the_same_in_another_order() {
        var ordered = "'required': ['a', 'b'], 'properties': {'a': {'enum': [1, 2]}, 'b': {}}";
        var shuffled = "'properties': {'b': {}, 'a': {'enum': [2, 1]}}, 'required': ['b', 'a']";
        assertCompatible(opened("1.0.1", shuffled), opened("1.0.0", ordered));
    }

    @Test
    void a_patch_changes_nothing_else() {
        var verdict =
                check(
                        FULL_TRANSITIVE,
                        opened("1.0.2", ""),
                        opened("1.0.0", ""),
                        opened("1.0.1", ANGLE));
        assertRefused(verdict, "1.0.1 patch-changes-content");
    }

    @Test
    void a_minor_version_is_compatible() {
        assertCompatible(opened("1.1.0", SPEED), opened("1.0.0", ANGLE));
    }

    @Test
    void a_published_event_is_compatible_in_both_directions() {
        assertRefused(
                check(FULL_TRANSITIVE, opened("1.1.0", NUMBER), opened("1.0.0", ANGLE)),
                "1.0.0 type-unknown");
        assertRefused(
                check(FULL_TRANSITIVE, opened("1.1.0", ANGLE), opened("1.0.0", NUMBER)),
                "1.0.0 type-unknown");
    }

    @Test
    void an_event_that_stays_inside_must_be_read_by_new_code_only() {
        var wider = check(BACKWARD_TRANSITIVE, opened("1.1.0", NUMBER), opened("1.0.0", ANGLE));
        assertThat(wider.isCompatible()).isTrue();
        assertRefused(
                check(BACKWARD_TRANSITIVE, opened("1.1.0", ANGLE), opened("1.0.0", NUMBER)),
                "1.0.0 type-unknown");
    }

    @Test
    void a_minor_version_goes_together_with_every_one_of_its_major_number() {
        var verdict =
                check(
                        FULL_TRANSITIVE,
                        opened("1.2.0", TEXT),
                        opened("1.1.0", SPEED),
                        opened("1.0.0", ANGLE));
        assertRefused(verdict, "1.0.0 type-unknown", "1.0.0 type-unknown");
        assertThat(verdict.findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "/properties/angle/type: 1.2.0 takes [string], and 1.0.0 writes [integer]"
                                + " (type-unknown, against 1.0.0)",
                        "/properties/angle/type: 1.0.0 takes [integer], and 1.2.0 writes [string]"
                                + " (type-unknown, against 1.0.0)");
    }

    @Test
    void a_minor_version_need_not_go_together_with_another_major_number() {
        assertCompatible(
                opened("2.1.0", SPEED), opened("1.0.0", TEXT_SPEED), opened("2.0.0", ANGLE));
    }

    @Test
    void a_major_version_does_what_it_likes() {
        assertCompatible(opened("2.0.0", TEXT), opened("1.0.0", ANGLE), opened("1.1.0", SPEED));
    }

    @Test
    void a_version_is_above_all_of_its_major_number() {
        var released = new EventSchema[] {opened("1.2.0", ANGLE), opened("1.10.0", ANGLE)};
        for (String version : List.of("1.10.0", "1.9.0", "1.2.1", "1.0.0")) {
            assertRefused(
                    check(FULL_TRANSITIVE, opened(version, ANGLE), released),
                    "1.10.0 version-order");
        }
    }

    @Test
    void a_new_major_number_is_above_all() {
        assertRefused(
                check(
                        FULL_TRANSITIVE,
                        opened("2.0.0", ANGLE),
                        opened("1.0.0", ANGLE),
                        opened("3.0.0", ANGLE)),
                "3.0.0 version-order");
    }

    @Test
    void an_older_major_number_gets_a_further_version() {
        var released = new EventSchema[] {opened("1.0.0", ANGLE), opened("2.0.0", TEXT)};
        assertCompatible(opened("1.1.0", SPEED), released);
        assertCompatible(opened("1.0.1", TITLED_ANGLE), released);
        assertRefused(
                check(FULL_TRANSITIVE, opened("1.1.0", TEXT), released),
                "1.0.0 type-unknown",
                "1.0.0 type-unknown");
    }

    @Test
    void the_least_version_is_the_lowest_that_could_be_released() {
        assertLeast("1.0.0", opened("1.0.0", ANGLE));
        assertLeast("1.2.1", opened("2.0.0", TITLED_ANGLE), opened("1.2.0", ANGLE));
        assertLeast("1.3.0", opened("1.2.1", SPEED), opened("1.2.0", ANGLE));
        assertLeast("2.0.0", opened("1.3.0", TEXT), opened("1.2.0", ANGLE));
        assertLeast("2.0.0", opened("1.3.0", NUMBER), opened("1.2.0", ANGLE));
        assertLeast("2.0.0", opened("1.2.0", TEXT), opened("1.0.0", ANGLE), opened("1.1.0", SPEED));
        assertLeast("2.2.0", opened("3.0.0", SPEED), opened("2.1.0", ANGLE), opened("1.9.0", TEXT));
    }

    @Test
    void the_least_version_of_what_stays_inside_is_lower() {
        var verdict = check(BACKWARD_TRANSITIVE, opened("2.0.0", NUMBER), opened("1.0.0", ANGLE));
        assertThat(verdict.least()).hasToString("1.1.0");
    }

    private static void assertLeast(String least, EventSchema proposal, EventSchema... released) {
        assertThat(check(FULL_TRANSITIVE, proposal, released).least()).hasToString(least);
    }
}
