package dev.ordinal.shop.ordering.contract;

import dev.ordinal.shop.money.Money;
import dev.ordinal.shop.money.NotNegative;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;

/**
 * Some pieces of one product at one price.
 *
 * @param productId letters, digits, dot, dash and underscore; at most 64
 */
public record Item(
        @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,64}") String productId,
        @Positive @Max(Item.MOST_PIECES) int quantity,
        @NotNull @NotNegative Money unitPrice) {

    /** The most pieces of one product in one order. */
    public static final int MOST_PIECES = 10_000;

    /** Quantity times price. */
    public Money total() {
        return unitPrice.times(quantity);
    }
}
