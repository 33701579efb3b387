package dev.ordinal.shop.inventory.levels;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Quantities of all pieces of a product: {@code onHand + reserved + sold = received - writtenOff}.
 *
 * @param onHand pieces on the shelf that are not reserved
 * @param version number of events that the quantities include
 */
public record StockLevel(
        @Schema(examples = "tea") String productId,
        @Schema(examples = "95") long onHand,
        @Schema(examples = "2") long reserved,
        @Schema(examples = "3") long sold,
        @Schema(examples = "100") long received,
        @Schema(examples = "0") long writtenOff,
        @Schema(examples = "4") long version) {}
