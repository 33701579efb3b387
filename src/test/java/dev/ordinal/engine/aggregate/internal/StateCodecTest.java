package dev.ordinal.engine.aggregate.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.aggregate.internal.StateCodecTest.Door.Locked;
import dev.ordinal.engine.aggregate.internal.StateCodecTest.Door.Open;
import dev.ordinal.engine.aggregate.internal.StateCodecTest.Door.Shut;
import dev.ordinal.engine.log.internal.Snapshot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

class StateCodecTest {

    sealed interface Door {
        record Shut() implements Door {}

        record Open(int angle, List<Hinge> hinges) implements Door {}

        sealed interface Secured extends Door {}

        record Locked(Map<String, BigDecimal> keys) implements Secured {}
    }

    record Hinge(String maker) {}

    /** Class in the role of a decider. */
    private static final class Rules {}

    private static final class OtherRules {}

    private final StateCodec<Door> codec = new StateCodec<>(Door.class, Rules.class);

    static List<Door> states() {
        return List.of(
                new Shut(),
                new Open(90, List.of(new Hinge("a"), new Hinge("\"b\""))),
                new Locked(Map.of("k", new BigDecimal("1.50"))));
    }

    @ParameterizedTest
    @MethodSource("states")
    void every_record_of_a_sealed_state_comes_back_as_it_was(Door state) {
        assertThat(codec.read(codec.write(state, 7))).hasValue(state);
    }

    @Test
    void a_state_that_is_one_record_comes_back_as_it_was() {
        var hinges = new StateCodec<>(Hinge.class, Rules.class);
        assertThat(hinges.read(hinges.write(new Hinge("a"), 1))).hasValue(new Hinge("a"));
    }

    @Test
    void a_snapshot_knows_its_version() {
        assertThat(codec.write(new Shut(), 200).version()).isEqualTo(200);
    }

    @Test
    void a_snapshot_of_other_code_is_ignored() {
        var mine = codec.write(new Open(90, List.of()), 7);
        var others = new StateCodec<>(Door.class, OtherRules.class);
        assertThat(others.read(mine)).isEmpty();
        assertThat(codec.read(new Snapshot(7, "0".repeat(64), mine.state()))).isEmpty();
    }

    @Test
    void a_snapshot_of_other_code_is_not_even_parsed() {
        assertThat(codec.read(new Snapshot(7, "other", "no json at all"))).isEmpty();
    }

    @Test
    void the_fingerprint_is_the_same_for_the_same_code() {
        assertThat(Fingerprint.of(Rules.class, Door.class))
                .isEqualTo(Fingerprint.of(Rules.class, Door.class))
                .hasSize(64);
    }

    @Test
    void the_fingerprint_covers_the_rules_and_the_whole_state() {
        assertThat(Fingerprint.of(Rules.class, Door.class))
                .isNotEqualTo(Fingerprint.of(OtherRules.class, Door.class))
                .isNotEqualTo(Fingerprint.of(Rules.class, Open.class))
                .isNotEqualTo(Fingerprint.of(Rules.class, Locked.class));
    }
}
