package dev.ordinal.shop.inventory.levels;

/**
 * Where all pieces of a product are: {@code onHand + reserved + sold = received - writtenOff}.
 *
 * @param onHand on the shelf and promised to nobody
 * @param version number of events that are in it
 */
public record StockLevel(
        String productId,
        long onHand,
        long reserved,
        long sold,
        long received,
        long writtenOff,
        long version) {}
