package dev.ordinal.shop.payment.provider.stripe;

import dev.ordinal.shop.money.CurrencyLimits;
import dev.ordinal.shop.money.Money;

/**
 * Amounts as Stripe writes them: whole numbers of the smallest unit, with its <a
 * href="https://docs.stripe.com/currencies#special-cases">special cases</a>.
 */
public final class MinorUnits {

    private MinorUnits() {}

    /**
     * The amount in the currency's smallest unit.
     *
     * @throws ArithmeticException if Stripe does not take the currency, or an amount so exact
     */
    public static long of(Money money) {
        return CurrencyLimits.of(money.currency())
                .orElseThrow(() -> new ArithmeticException(money + " cannot be paid"))
                .units(money.amount());
    }
}
