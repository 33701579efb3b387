package dev.ordinal.engine.log.internal;

import dev.ordinal.engine.message.StreamId;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/**
 * Where the log has grown, slot by slot: who reads only some slots need not ask the database when
 * others have grown. It may point to where nothing is, but misses nothing that came behind the mark
 * it began with.
 */
final class SlotPositions {

    private final AtomicLongArray last = new AtomicLongArray(StreamId.SLOTS);
    private final AtomicLong lastAnywhere = new AtomicLong();

    /**
     * Notes a page.
     *
     * @param mark where the high-water mark stands now. If it has passed the page, the page was
     *     full, and a full page does not tell its slots.
     */
    void add(HighWaterMark.Page page, long mark) {
        long newest = Math.max(page.highest(), mark);
        page.slots()
                .ifPresentOrElse(
                        slots -> slots.forEach(slot -> last.set(slot, newest)),
                        () -> lastAnywhere.set(newest));
    }

    /** Whether these slots may have grown behind a position. */
    boolean areIn(Slots slots, long position) {
        return lastAnywhere.get() > position
                || IntStream.rangeClosed(slots.first(), slots.last())
                        .anyMatch(slot -> last.get(slot) > position);
    }
}
