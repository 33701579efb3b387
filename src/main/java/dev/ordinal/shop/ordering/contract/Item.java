package dev.ordinal.shop.ordering.contract;

import dev.ordinal.shop.money.Iso4217;
import dev.ordinal.shop.money.Money;
import dev.ordinal.shop.money.NotNegative;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Some pieces of one product at one price.
 *
 * @param productId letters, digits, dot, dash and underscore; at most 64; neither {@code .} nor
 *     {@code ..}, which an address cannot end with
 */
public record Item(
        @NotNull @Size(max = 64) @Pattern(regexp = Item.PRODUCT_ID) @Schema(examples = "tea")
                String productId,
        @Positive @Max(Item.MOST_PIECES) @Schema(examples = "2") int quantity,
        @NotNull @NotNegative @Iso4217 Money unitPrice) {

    /** The form of a product id, which has at most 64 characters. */
    public static final String PRODUCT_ID = "(\\.{0,2}[A-Za-z0-9_-]|\\.{3})[A-Za-z0-9._-]*";

    /** The most pieces of one product in one order. */
    public static final int MOST_PIECES = 10_000;

    /** Quantity times price. */
    public Money total() {
        return unitPrice.times(quantity);
    }
}
