package dev.ordinal.engine.log.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.message.StreamId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.IntStream;

class SlotsTest {

    static IntStream partitions() {
        return IntStream.concat(IntStream.rangeClosed(1, 64), IntStream.of(1000, StreamId.SLOTS));
    }

    @ParameterizedTest
    @MethodSource("partitions")
    void partitions_cover_every_slot_once_in_shares_of_nearly_the_same_size(int partitions) {
        var cut = Slots.cut(partitions);
        var covered = cut.stream().flatMapToInt(s -> IntStream.rangeClosed(s.first(), s.last()));
        assertThat(covered).containsExactlyElementsOf(everySlot());
        assertThat(cut).hasSize(partitions).allSatisfy(s -> isFair(s, partitions));
    }

    private static List<Integer> everySlot() {
        return IntStream.range(0, StreamId.SLOTS).boxed().toList();
    }

    private static void isFair(Slots slots, int partitions) {
        int share = StreamId.SLOTS / partitions;
        assertThat(slots.last() - slots.first() + 1).isBetween(share, share + 1);
    }

    @Test
    void one_partition_has_all_slots() {
        assertThat(Slots.cut(1)).containsExactly(Slots.ALL);
    }
}
