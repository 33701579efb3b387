package dev.ordinal.shop.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Ended reservations of one product: at least the last 10,000. A reservation that was forgotten
 * counts as never made.
 *
 * @param pages pages of reservations, the newest last; all but the newest are full, so that adding
 *     one copies little
 */
record Settled(List<Map<UUID, Settled.End>> pages) {

    static final Settled NOTHING = new Settled(List.of());

    static final int PAGE = 200;
    static final int PAGES = 51;

    /**
     * The end of one reservation.
     *
     * @param quantity the quantity that was reserved; 0 if it was released before it was made
     * @param sold whether it was sold; otherwise it was released
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
