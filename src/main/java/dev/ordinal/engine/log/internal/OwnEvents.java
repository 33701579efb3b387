package dev.ordinal.engine.log.internal;

import dev.ordinal.engine.log.StoredEvent;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The events that this server has appended and committed, until the high-water mark has passed
 * them. An event that directly follows the mark needs no query: everything below is settled, and
 * the event is committed. Any thread adds, one thread takes.
 */
final class OwnEvents {

    private final Queue<StoredEvent> committed = new ConcurrentLinkedQueue<>();
    private final TreeMap<Long, StoredEvent> waiting = new TreeMap<>();
    private final int most;

    /**
     * @param most events that wait behind a gap. If there are more they are all forgotten, and the
     *     log is queried for them
     */
    OwnEvents(int most) {
        this.most = most;
    }

    /** Adds events after their commit. */
    void add(List<StoredEvent> events) {
        committed.addAll(events);
    }

    /** Takes the events that follow a mark without a gap. */
    List<StoredEvent> takeBehind(long mark) {
        for (var event = committed.poll(); event != null; event = committed.poll()) {
            waiting.put(event.metadata().position(), event);
        }
        waiting.headMap(mark, true).clear();
        var next = new ArrayList<StoredEvent>();
        while (waiting.containsKey(mark + next.size() + 1)) {
            next.add(waiting.pollFirstEntry().getValue());
        }
        if (waiting.size() > most) waiting.clear();
        return next;
    }

    /** Whether events wait behind a gap. */
    boolean areWaiting() {
        return !waiting.isEmpty();
    }
}
