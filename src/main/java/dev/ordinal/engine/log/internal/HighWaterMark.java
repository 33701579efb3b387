package dev.ordinal.engine.log.internal;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The position up to which the log is settled: every lower position is either visible or can never
 * be filled. Not thread-safe.
 *
 * <p>Positions are drawn in ascending order, but transactions commit in any order, and one that
 * rolls back leaves a hole. When a position is visible, every lower one had been drawn by a
 * transaction that held its id and its lock on the table before it drew. So a missing position can
 * be filled only by a transaction that still holds both after the gap was seen, or has ended by
 * then. Once a later snapshot has all of those as ended, what is still missing stays missing.
 *
 * <p>The snapshot that shows the gap cannot tell who is alive: it lists nobody who began after the
 * last transaction that ended.
 */
final class HighWaterMark {

    /** Queries of the high-water mark to the database. */
    interface Log {

        /** The next positions behind {@code mark}, and the snapshot of that same statement. */
        Page pageAfter(long mark);

        /** Low halves of the ids of the transactions that are appending now. */
        Set<Integer> appenders();
    }

    /**
     * @param contiguous the last position reached from the mark without a gap; the mark if none
     * @param highest the highest position on the page; the mark if there is none
     * @param slots those of the positions on the page; empty if they are too many to tell
     */
    record Page(
            long contiguous,
            long highest,
            TransactionSnapshot snapshot,
            Optional<Set<Integer>> slots) {}

    private final Log log;
    private final SlotPositions slotPositions;
    private final Set<Long> suspects = new HashSet<>();
    private long mark;
    private long horizon;

    HighWaterMark(Log log, long start, SlotPositions slotPositions) {
        this.log = log;
        this.slotPositions = slotPositions;
        this.mark = start;
        this.horizon = start;
    }

    long position() {
        return mark;
    }

    /**
     * Passes an event that is known to be committed.
     *
     * @param position the next position behind the mark
     */
    void pass(long position, int slot) {
        if (position != mark + 1) throw new IllegalArgumentException(mark + " to " + position);
        mark = position;
        slotPositions.add(slot, position);
    }

    /** Reads the log once. Returns the mark, which never moves back. */
    long advance() {
        var page = log.pageAfter(mark);
        mark = Math.max(mark, page.contiguous());
        suspects.removeIf(page.snapshot()::hasEnded);
        if (suspects.isEmpty()) mark = Math.max(mark, horizon);
        slotPositions.add(page, mark);
        if (!isWaiting() && page.highest() > mark) lookAhead(page);
        return mark;
    }

    /**
     * Reads the log until it has no more, or what follows waits for a transaction. The first read
     * that meets a gap only finds out who may fill it, so it takes two that find nothing.
     */
    long advanceToEnd() {
        for (int idle = 0; idle < 2; ) {
            long before = mark;
            idle = advance() > before ? 0 : idle + 1;
        }
        return mark;
    }

    /** Whether there are events beyond the mark that wait for a transaction to end. */
    boolean isWaiting() {
        return horizon > mark;
    }

    /**
     * Asks which transactions are appending. One that ended after the page was read may have
     * committed, so the answer is used from the next page on.
     */
    private void lookAhead(Page page) {
        horizon = page.highest();
        suspects.clear();
        log.appenders().forEach(low -> suspects.add(page.snapshot().whole(low)));
    }
}
