package dev.ordinal.shop.inventory.contract;

import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.message.CommandType;
import dev.ordinal.engine.message.StreamId;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import java.util.UUID;

/**
 * Commands to the stock of one product. Commands that name a reservation may be repeated and may
 * come in any order: they have one effect.
 */
public sealed interface StockCommand extends Command {

    /** The category of the streams of stock, one for each product. */
    String CATEGORY = "stock";

    /** The form of a product id: letters, digits, dot, dash and underscore; at most 64. */
    String PRODUCT_ID = "[A-Za-z0-9._-]{1,64}";

    /**
     * The form of the id of a product that is new: with at most 64 characters it is a product id,
     * and none that an address could not end with, as {@code .} and {@code ..}.
     */
    String NEW_PRODUCT_ID = "(\\.{0,2}[A-Za-z0-9_-]|\\.{3})[A-Za-z0-9._-]*";

    /** The most characters of a product id. */
    int LONGEST_PRODUCT_ID = 64;

    /** The most pieces of one product. */
    int MOST_PIECES = 1_000_000_000;

    /** Whether a product may have this id, unless it has it already. */
    static boolean isNewProductId(String text) {
        return text.length() <= LONGEST_PRODUCT_ID && text.matches(NEW_PRODUCT_ID);
    }

    String productId();

    @Override
    default StreamId stream() {
        return new StreamId(CATEGORY, productId());
    }

    /**
     * Command that records the result of a count: so many pieces lie on the shelf and are not
     * reserved.
     */
    record CountStock(
            @NotNull @Size(max = LONGEST_PRODUCT_ID) @Pattern(regexp = NEW_PRODUCT_ID)
                    String productId,
            @PositiveOrZero @Max(MOST_PIECES) int onHand)
            implements StockCommand {}

    @CommandType(name = "stock.receive", module = "inventory")
    record ReceiveStock(
            @NotNull @Size(max = LONGEST_PRODUCT_ID) @Pattern(regexp = NEW_PRODUCT_ID)
                    String productId,
            @Positive @Max(MOST_PIECES) int quantity)
            implements StockCommand {}

    @CommandType(name = "stock.reserve", module = "inventory")
    record ReserveStock(
            @NotNull @Pattern(regexp = PRODUCT_ID) String productId,
            @NotNull UUID reservationId,
            @Positive @Max(MOST_PIECES) int quantity)
            implements StockCommand {}

    /**
     * Command that releases a reservation. A reservation that has not been made yet will be
     * refused.
     */
    @CommandType(name = "stock.release", module = "inventory")
    record ReleaseStock(
            @NotNull @Pattern(regexp = PRODUCT_ID) String productId, @NotNull UUID reservationId)
            implements StockCommand {}

    /** Command that sells the reserved pieces. */
    @CommandType(name = "stock.commit", module = "inventory")
    record CommitStock(
            @NotNull @Pattern(regexp = PRODUCT_ID) String productId, @NotNull UUID reservationId)
            implements StockCommand {}
}
