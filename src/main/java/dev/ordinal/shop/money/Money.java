package dev.ordinal.shop.money;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount in a currency.
 *
 * @param amount has exactly the decimals of the currency (ISO 4217), also if it was given with
 *     fewer or more
 * @param currency a currency that has coins or notes
 */
public record Money(
        @Schema(description = "It has at most the decimals of the currency", examples = "12.50")
                BigDecimal amount,
        Currency currency) {

    private static final int WHOLE_DIGITS = 12;

    /**
     * Creates money; the amount gets the currency's number of decimals.
     *
     * @throws IllegalArgumentException if it has more decimals than the currency, or more than 12
     *     digits before the point, or if the currency has no decimals of its own (gold, test codes)
     */
    @SuppressWarnings("ConstantValue") // JSON may lack either
    public Money {
        if (amount == null || currency == null) {
            throw new IllegalArgumentException("must have an amount and a currency");
        }
        int decimals = currency.getDefaultFractionDigits();
        if (decimals < 0) {
            throw new IllegalArgumentException(currency + " is not a currency for payments");
        }
        if (!isWritable(amount)) {
            throw new IllegalArgumentException(
                    "An amount has at most " + WHOLE_DIGITS + " digits before the point");
        }
        if (amount.stripTrailingZeros().scale() > decimals) {
            throw new IllegalArgumentException(
                    "%s has at most %d decimals".formatted(currency, decimals));
        }
        amount = amount.setScale(decimals);
    }

    /** Whether the amount has no more digits before the point than money may have. */
    public static boolean isWritable(BigDecimal amount) {
        return (long) amount.precision() - amount.scale() <= WHOLE_DIGITS;
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /** The sum; both must be of one currency. */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Cannot add " + other + " to " + this);
        }
        return new Money(amount.add(other.amount), currency);
    }

    public Money times(int quantity) {
        return new Money(amount.multiply(BigDecimal.valueOf(quantity)), currency);
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
