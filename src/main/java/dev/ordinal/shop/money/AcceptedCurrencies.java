package dev.ordinal.shop.money;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The currencies that can be paid in here, out of those that the payment provider takes.
 *
 * @param codes of ISO 4217, sorted
 */
public record AcceptedCurrencies(Set<String> codes) {

    /** All currencies that the payment provider takes. */
    public static final AcceptedCurrencies ALL =
            new AcceptedCurrencies(CurrencyLimits.currencies());

    /** Why an amount cannot be paid. */
    public enum Objection {
        CURRENCY,
        STEP,
        TOO_LITTLE,
        TOO_MUCH
    }

    public AcceptedCurrencies {
        codes = Collections.unmodifiableSet(new TreeSet<>(codes));
    }

    /**
     * Some of the currencies that the payment provider takes.
     *
     * @throws IllegalArgumentException if it does not take one of them; the message names it
     */
    public static AcceptedCurrencies of(Collection<String> codes) {
        var accepted = new TreeSet<String>();
        codes.stream().map(String::strip).forEach(accepted::add);
        for (String code : accepted) {
            if (CurrencyLimits.of(code).isEmpty()) {
                throw new IllegalArgumentException(
                        "ORDINAL_CURRENCIES: the payment provider does not take " + code);
            }
        }
        return new AcceptedCurrencies(accepted);
    }

    /** The objection to a price as a part of a sum; empty if there is none. */
    public Optional<Objection> objectionToPrice(Money price) {
        return limits(price)
                .map(limits -> objectionToPart(limits, price))
                .orElse(Optional.of(Objection.CURRENCY));
    }

    private static Optional<Objection> objectionToPart(CurrencyLimits limits, Money price) {
        if (!limits.isWhole(price.amount())) return Optional.of(Objection.STEP);
        return price.amount().compareTo(limits.most()) > 0
                ? Optional.of(Objection.TOO_MUCH)
                : Optional.empty();
    }

    /** The objection to a sum that is to be paid; empty if there is none. */
    public Optional<Objection> objectionToTotal(Money total) {
        return objectionToPrice(total)
                .or(() ->
                        limits(total)
                                .filter(limits -> total.signum() != 0)
                                .filter(limits -> total.amount().compareTo(limits.least()) < 0)
                                .map(_ -> Objection.TOO_LITTLE));
    }

    private Optional<CurrencyLimits> limits(Money money) {
        return codes.contains(money.currency())
                ? CurrencyLimits.of(money.currency())
                : Optional.empty();
    }
}
