package dev.ordinal.engine.log.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Set;

class TransactionSnapshotTest {

    @Test
    void the_text_form_of_postgresql_is_understood() {
        assertThat(TransactionSnapshot.parse("10:20:10,14,15"))
                .isEqualTo(new TransactionSnapshot(20, Set.of(10L, 14L, 15L)));
        assertThat(TransactionSnapshot.parse("12:12:"))
                .isEqualTo(new TransactionSnapshot(12, Set.of()));
        assertThat(TransactionSnapshot.parse("30064771071:30064771073:30064771071").alive())
                .containsExactly(30064771071L);
    }

    @Test
    void a_transaction_has_ended_if_it_had_begun_and_is_not_alive() {
        var snapshot = TransactionSnapshot.parse("10:20:10,14");
        assertThat(snapshot.hasEnded(9)).isTrue();
        assertThat(snapshot.hasEnded(13)).isTrue();
        assertThat(snapshot.hasEnded(19)).isTrue();
        assertThat(snapshot.hasEnded(10)).as("alive").isFalse();
        assertThat(snapshot.hasEnded(14)).as("alive").isFalse();
        assertThat(snapshot.hasEnded(20)).as("begun or not").isFalse();
        assertThat(snapshot.hasEnded(21)).as("begun or not").isFalse();
    }

    @Test
    void a_low_half_is_the_id_nearest_to_the_end() {
        var snapshot = new TransactionSnapshot((7L << 32) + 2, Set.of());
        assertThat(snapshot.whole(1)).isEqualTo((7L << 32) + 1);
        assertThat(snapshot.whole(5)).isEqualTo((7L << 32) + 5);
        assertThat(snapshot.whole(-3)).isEqualTo((7L << 32) - 3);
    }
}
