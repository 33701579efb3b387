package dev.ordinal.engine.store;

import java.util.HashSet;
import java.util.Set;

/**
 * Which transactions a statement saw as still alive: the text form of PostgreSQL's {@code
 * pg_snapshot}, {@code xmin:xmax:xip,xip}.
 *
 * @param end transactions from this id on had not begun
 * @param alive those below that were under way
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

    boolean hasEnded(long xid) {
        return xid < end && !alive.contains(xid);
    }
}
