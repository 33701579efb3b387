package dev.ordinal.shop.payment.provider.stripe;

import dev.ordinal.shop.money.Money;

import java.util.Map;

/**
 * Amounts as Stripe writes them: whole numbers of the smallest unit. What that is follows ISO 4217
 * but for the <a href="https://docs.stripe.com/currencies#special-cases">special cases</a>.
 */
public final class MinorUnits {

    private static final Map<String, Integer> SPECIAL = Map.of("ISK", 2, "UGX", 2, "MGA", 0);

    private MinorUnits() {}

    /**
     * The amount in the currency's smallest unit.
     *
     * @throws ArithmeticException if it is no whole number of that unit
     */
    public static long of(Money money) {
        int decimals =
                SPECIAL.getOrDefault(
                        money.currency().getCurrencyCode(),
                        money.currency().getDefaultFractionDigits());
        return money.amount().movePointRight(decimals).longValueExact();
    }
}
