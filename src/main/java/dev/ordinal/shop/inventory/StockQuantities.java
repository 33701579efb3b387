package dev.ordinal.shop.inventory;

import dev.ordinal.shop.inventory.Reservation.Held;
import dev.ordinal.shop.inventory.Reservation.Released;
import dev.ordinal.shop.inventory.Reservation.Sold;
import dev.ordinal.shop.inventory.Reservation.Unheard;
import dev.ordinal.shop.inventory.contract.StockCommand;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Quantities of one product.
 *
 * @param onHand pieces on the shelf that are not reserved
 * @param reserved reserved pieces by reservation
 * @param settled the reservations that have ended
 */
record StockQuantities(int onHand, Map<UUID, Integer> reserved, Settled settled) {

    static final StockQuantities NONE = new StockQuantities(0, Map.of(), Settled.NOTHING);

    StockQuantities {
        reserved = Map.copyOf(reserved);
    }

    /** Whether the product has no events. */
    boolean areUnheardOf() {
        return equals(NONE);
    }

    Reservation reservation(UUID id) {
        var held = reserved.get(id);
        if (held != null) return new Held(held);
        return settled.find(id)
                .<Reservation>map(end -> end.sold() ? new Sold(end.quantity()) : new Released())
                .orElseGet(Unheard::new);
    }

    /**
     * Whether the stock stays within its limit with that many pieces on the shelf, beside the
     * reserved ones.
     */
    boolean canHold(long shelf) {
        long promised = reserved.values().stream().mapToLong(Integer::longValue).sum();
        return shelf + promised <= StockCommand.MOST_PIECES;
    }

    StockQuantities plus(int quantity) {
        return new StockQuantities(onHand + quantity, reserved, settled);
    }

    StockQuantities reserving(UUID id, int quantity) {
        var more = new HashMap<>(reserved);
        more.put(id, quantity);
        return new StockQuantities(onHand - quantity, more, settled);
    }

    StockQuantities releasing(UUID id, int quantity) {
        return new StockQuantities(
                onHand + quantity, without(id), settled.with(id, new Settled.End(quantity, false)));
    }

    StockQuantities selling(UUID id, int quantity) {
        return new StockQuantities(
                onHand, without(id), settled.with(id, new Settled.End(quantity, true)));
    }

    private Map<UUID, Integer> without(UUID id) {
        if (!reserved.containsKey(id)) return reserved;
        var rest = new HashMap<>(reserved);
        rest.remove(id);
        return rest;
    }
}
