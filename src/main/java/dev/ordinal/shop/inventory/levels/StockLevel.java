package dev.ordinal.shop.inventory.levels;

/**
 * Quantities of all pieces of a product: {@code onHand + reserved + sold = received - writtenOff}.
 *
 * @param onHand pieces on the shelf that are not reserved
 * @param version number of events that the quantities include
 */
public record StockLevel(
        String productId,
        long onHand,
        long reserved,
        long sold,
        long received,
        long writtenOff,
        long version) {}
