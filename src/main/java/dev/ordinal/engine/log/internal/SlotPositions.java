package dev.ordinal.engine.log.internal;

import dev.ordinal.engine.message.StreamId;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/**
 * The last known position of each slot. A reader of some slots need not query the database while
 * only other slots have grown. A position may belong to no event of the reader, but no event behind
 * the first mark is missed.
 */
final class SlotPositions {

    private final AtomicLongArray last = new AtomicLongArray(StreamId.SLOTS);
    private final AtomicLong lastAnywhere = new AtomicLong();

    /**
     * Adds the positions of a page.
     *
     * @param mark the present high-water mark. If it has passed the page, the page was full, and a
     *     full page does not list its slots.
     */
    void add(HighWaterMark.Page page, long mark) {
        long newest = Math.max(page.highest(), mark);
        page.slots()
                .ifPresentOrElse(
                        slots -> slots.forEach(slot -> add(slot, newest)),
                        () -> lastAnywhere.set(newest));
    }

    /** Adds the position of an event. */
    void add(int slot, long position) {
        last.accumulateAndGet(slot, position, Math::max);
    }

    /** Whether these slots may have events after a position. */
    boolean areIn(Slots slots, long position) {
        return lastAnywhere.get() > position
                || IntStream.rangeClosed(slots.first(), slots.last())
                        .anyMatch(slot -> last.get(slot) > position);
    }
}
