package dev.ordinal.engine.log.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.log.internal.HighWaterMark.Page;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.Set;

class SlotPositionsTest {

    private static final Slots MINE = new Slots(10, 19);

    private final SlotPositions positions = new SlotPositions();

    @Test
    void only_the_slots_that_have_grown_are_worth_a_look() {
        positions.add(page(7, Set.of(9, 20)), 7);
        assertThat(positions.areIn(MINE, 0)).isFalse();
        positions.add(page(8, Set.of(19)), 8);
        assertThat(positions.areIn(MINE, 7)).isTrue();
        assertThat(positions.areIn(new Slots(20, 29), 7)).isFalse();
    }

    @Test
    void a_reader_that_has_read_the_growth_need_not_query_again() {
        positions.add(page(8, Set.of(10)), 8);
        assertThat(positions.areIn(MINE, 8)).isFalse();
    }

    @Test
    void a_page_that_does_not_tell_is_worth_a_look_for_everybody() {
        positions.add(page(5_000, null), 5_000);
        assertThat(positions.areIn(MINE, 4_999)).isTrue();
        assertThat(positions.areIn(MINE, 5_000)).isFalse();
    }

    private static Page page(long highest, @Nullable Set<Integer> slots) {
        var snapshot = TransactionSnapshot.parse("1:1:");
        return new Page(highest, highest, snapshot, Optional.ofNullable(slots));
    }
}
