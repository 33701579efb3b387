package dev.ordinal.shop.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * How reservations of one product ended, as far back as it is remembered: at least the last 10,000.
 * What is forgotten counts as never reserved.
 *
 * @param pages the newest last; all but that one are full, so that one more copies little
 */
record Settled(List<Map<UUID, Settled.End>> pages) {

    static final Settled NOTHING = new Settled(List.of());

    static final int PAGE = 200;
    static final int PAGES = 51;

    /**
     * How one ended.
     *
     * @param quantity what had been reserved; 0 if it was released before that
     * @param sold or else it was released
     */
    record End(int quantity, boolean sold) {}

    Settled {
        pages = List.copyOf(pages);
    }

    Optional<End> find(UUID reservationId) {
        return pages.stream()
                .filter(page -> page.containsKey(reservationId))
                .map(page -> page.get(reservationId))
                .findFirst();
    }

    Settled with(UUID reservationId, End end) {
        var all = new ArrayList<>(pages);
        var page = startsPage() ? Map.<UUID, End>of() : all.removeLast();
        all.add(with(page, reservationId, end));
        if (all.size() > PAGES) all.removeFirst();
        return new Settled(all);
    }

    private boolean startsPage() {
        return pages.isEmpty() || pages.getLast().size() >= PAGE;
    }

    private static Map<UUID, End> with(Map<UUID, End> page, UUID reservationId, End end) {
        var copy = new HashMap<>(page);
        copy.put(reservationId, end);
        return Map.copyOf(copy);
    }
}
