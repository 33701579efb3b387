package dev.ordinal.engine.log.internal;

import java.util.HashSet;
import java.util.Set;

/**
 * The transactions that had ended when a statement started: the text form of PostgreSQL's {@code
 * pg_snapshot}, {@code xmin:xmax:xip,xip} (<a
 * href="https://www.postgresql.org/docs/18/functions-info.html#FUNCTIONS-INFO-SNAPSHOT">its
 * documentation</a>).
 *
 * @param end one past the last transaction that had ended; later transactions may be running or not
 *     have begun
 * @param alive transactions below {@code end} that were still running
 */
record TransactionSnapshot(long end, Set<Long> alive) {

    static TransactionSnapshot parse(String text) {
        var parts = text.split(":", -1);
        var alive = new HashSet<Long>();
        for (String xid : parts[2].split(",", -1)) {
            if (!xid.isEmpty()) alive.add(Long.valueOf(xid));
        }
        return new TransactionSnapshot(Long.parseLong(parts[1]), Set.copyOf(alive));
    }

    /** The full id of a recent transaction, from its low half. */
    long whole(int low) {
        return end + (low - (int) end);
    }

    boolean hasEnded(long xid) {
        return xid < end && !alive.contains(xid);
    }
}
