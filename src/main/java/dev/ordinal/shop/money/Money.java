package dev.ordinal.shop.money;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * An amount in a currency. Whatever was stored can be read: which currencies there are, and with
 * how many decimals, changes with time, so it is checked where money comes in ({@link Iso4217},
 * {@link AcceptedCurrencies}).
 *
 * @param amount has the decimals of the currency (ISO 4217), also if it was given with fewer; it
 *     keeps more
 * @param currency three capital letters
 */
public record Money(
        @Schema(description = "It has at most the decimals of the currency", examples = "12.50")
                BigDecimal amount,
        @Schema(
                        description = "The code of a currency (ISO 4217)",
                        pattern = "[A-Z]{3}",
                        examples = "EUR")
                String currency) {

    private static final int WHOLE_DIGITS = 12;
    private static final int DECIMALS = 12;
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    /**
     * Creates money; the amount gets the currency's number of decimals.
     *
     * @throws IllegalArgumentException if the currency is not written as three capital letters, or
     *     the amount has more than 12 digits before or behind the point
     */
    @SuppressWarnings("ConstantValue") // JSON may lack either
    public Money {
        if (amount == null || currency == null) {
            throw new IllegalArgumentException("must have an amount and a currency");
        }
        if (!CODE.matcher(currency).matches()) {
            throw new IllegalArgumentException("A currency must have three capital letters");
        }
        if (!isWritable(amount)) {
            throw new IllegalArgumentException(
                    "An amount has at most " + WHOLE_DIGITS + " digits before the point");
        }
        var shortest = amount.stripTrailingZeros();
        if (shortest.scale() > DECIMALS) {
            throw new IllegalArgumentException("An amount has at most " + DECIMALS + " decimals");
        }
        int decimals = Iso4217.Check.decimalsOf(currency).orElse(0);
        amount = shortest.setScale(Math.max(decimals, shortest.scale()));
    }

    /** Whether the amount has no more digits before the point than money may have. */
    public static boolean isWritable(BigDecimal amount) {
        return (long) amount.precision() - amount.scale() <= WHOLE_DIGITS;
    }

    public static Money zero(String currency) {
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

    /** -1, 0 or 1, as the amount is below, exactly or above zero. */
    public int signum() {
        return amount.signum();
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
