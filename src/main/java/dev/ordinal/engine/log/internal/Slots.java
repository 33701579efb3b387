package dev.ordinal.engine.log.internal;

import dev.ordinal.engine.message.StreamId;

import java.util.List;
import java.util.stream.IntStream;

/** A range of stream slots, both ends included: the share of one partition. */
public record Slots(int first, int last) {

    public static final Slots ALL = new Slots(0, StreamId.SLOTS - 1);

    /** All slots, divided into {@code partitions} ranges of nearly the same size. */
    public static List<Slots> cut(int partitions) {
        return IntStream.range(0, partitions)
                .mapToObj(p -> new Slots(edge(p, partitions), edge(p + 1, partitions) - 1))
                .toList();
    }

    boolean contain(int slot) {
        return first <= slot && slot <= last;
    }

    private static int edge(int partition, int partitions) {
        return partition * StreamId.SLOTS / partitions;
    }
}
