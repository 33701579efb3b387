package dev.ordinal.engine.log.internal;

import dev.ordinal.engine.log.StoredEvent;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The newest events of the log in memory, for all readers of this server. They are complete: there
 * is no event in {@code (after, upTo]} that is not here. One thread adds, any thread reads.
 */
final class RecentEvents {

    private final ConcurrentSkipListMap<Long, Kept> events = new ConcurrentSkipListMap<>();

    /** An event with the slot of its stream, which every reader looks at. */
    private record Kept(int slot, StoredEvent event) {

        static Kept of(StoredEvent event) {
            return new Kept(event.metadata().stream().slot(), event);
        }
    }

    private final int most;
    private final long mostText;
    private long text;
    private int count;
    private volatile long after;
    private volatile long upTo;

    /**
     * @param most events that are kept
     * @param mostText characters in the bodies of the events that are kept
     */
    RecentEvents(int most, long mostText) {
        this.most = most;
        this.mostText = mostText;
    }

    /** Forgets all events, and begins behind a position. */
    void begin(long position) {
        after = position;
        upTo = position;
        events.clear();
        count = 0;
        text = 0;
    }

    /**
     * Adds events. If they do not begin where the last ones ended, those are forgotten.
     *
     * @param next all events in {@code (from, end]}, in order
     * @param end where they end; there may be no event at this position
     */
    void add(long from, List<StoredEvent> next, long end) {
        if (from != upTo) begin(from);
        for (StoredEvent event : next) {
            events.put(event.metadata().position(), Kept.of(event));
            count++;
            text += event.body().length();
        }
        upTo = end;
        while (count > most || text > mostText) forgetOldest();
    }

    /** Forgets the oldest event: first what is complete, so that no reader believes to have it. */
    private void forgetOldest() {
        var oldest = events.firstEntry();
        after = oldest.getKey();
        events.remove(oldest.getKey());
        count--;
        text -= oldest.getValue().event().body().length();
    }

    /**
     * At most {@code limit} events of some slots in the positions {@code (from, to]}, in order;
     * empty if they are not all here.
     */
    Optional<List<StoredEvent>> read(long from, long to, Slots slots, int limit) {
        if (from < after || to > upTo) return Optional.empty();
        if (from >= to) return Optional.of(List.of());
        var found =
                events.subMap(from, false, to, true).values().stream()
                        .filter(kept -> slots.contain(kept.slot()))
                        .limit(limit)
                        .map(Kept::event)
                        .toList();
        return from < after ? Optional.empty() : Optional.of(found);
    }
}
