package dev.ordinal.engine.log.internal;

import dev.ordinal.engine.message.StreamId;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Simulation of PostgreSQL as far as positions depend on it: transaction ids, a sequence, the table
 * lock of an insert, snapshots. Nothing runs by itself, so every order of steps can be tried.
 */
final class SimulatedLog implements HighWaterMark.Log {

    private final int pageSize;
    private final Set<Transaction> alive = new LinkedHashSet<>();
    private final TreeSet<Long> visible = new TreeSet<>();
    private Runnable meanwhile = () -> {};
    private long nextXid;
    private long lastEnded;
    private long sequence;

    SimulatedLog(int pageSize, long firstXid) {
        this.pageSize = pageSize;
        this.nextXid = firstXid;
        this.lastEnded = firstXid - 1;
    }

    /** Sets what other transactions do between the two statements of one read of the log. */
    void meanwhile(Runnable others) {
        meanwhile = others;
    }

    /** Committed positions in {@code (after, upTo]}. */
    List<Long> read(long after, long upTo) {
        return List.copyOf(visible.subSet(after, false, Math.max(after, upTo), true));
    }

    long highest() {
        return visible.isEmpty() ? 0 : visible.last();
    }

    Transaction begin() {
        var transaction = new Transaction();
        alive.add(transaction);
        return transaction;
    }

    /** A transaction that appended one event and committed. */
    long append() {
        var transaction = begin();
        long position = transaction.append();
        transaction.commit();
        return position;
    }

    @Override
    public HighWaterMark.Page pageAfter(long mark) {
        var page = visible.tailSet(mark, false).stream().limit(pageSize).toList();
        long contiguous = mark;
        for (long position : page) {
            if (position == contiguous + 1) contiguous = position;
        }
        long highest = page.isEmpty() ? mark : page.getLast();
        return new HighWaterMark.Page(contiguous, highest, snapshot(), slots(page));
    }

    /** The slots of a page; a full page does not list them. */
    private Optional<Set<Integer>> slots(List<Long> page) {
        return page.size() == pageSize
                ? Optional.empty()
                : Optional.of(page.stream().map(SimulatedLog::slot).collect(Collectors.toSet()));
    }

    /** The slot of a position: every position has a stream of its own. */
    static int slot(long position) {
        return (int) (position * 257 % StreamId.SLOTS);
    }

    /**
     * A snapshot as PostgreSQL creates it: it lists no transaction that began after the last one
     * that ended.
     */
    private TransactionSnapshot snapshot() {
        var ids =
                alive.stream()
                        .map(t -> t.xid)
                        .filter(xid -> xid > 0 && xid <= lastEnded)
                        .collect(Collectors.toSet());
        return new TransactionSnapshot(lastEnded + 1, ids);
    }

    @Override
    public Set<Integer> appenders() {
        meanwhile.run();
        return alive.stream()
                .filter(t -> t.locks && t.xid > 0)
                .map(t -> (int) t.xid)
                .collect(Collectors.toSet());
    }

    /**
     * Transaction whose insert locks the table, takes an id if it has none, and draws a position,
     * in this order.
     */
    final class Transaction {

        private final List<Long> drawn = new ArrayList<>();
        private boolean locks;
        private long xid;

        void lock() {
            locks = true;
        }

        void takeId() {
            if (xid == 0) xid = nextXid++;
        }

        long draw() {
            drawn.add(++sequence);
            return sequence;
        }

        boolean canDraw() {
            return locks && xid > 0;
        }

        long append() {
            lock();
            takeId();
            return draw();
        }

        List<Long> drawn() {
            return List.copyOf(drawn);
        }

        void commit() {
            rollback();
            visible.addAll(drawn);
        }

        void rollback() {
            alive.remove(this);
            lastEnded = Math.max(lastEnded, xid);
        }
    }
}
