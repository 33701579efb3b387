package dev.ordinal.shop.money;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Limits of the payment provider for one currency, as <a
 * href="https://docs.stripe.com/currencies">Stripe</a> has them. They stand here and not with
 * payment, because an order must be refused before it is submitted, and its server may not run
 * payment.
 *
 * @param decimals the decimals of the unit in which the provider counts
 * @param step the smallest difference of two amounts
 * @param least the smallest amount above zero
 * @param most the largest amount
 */
public record CurrencyLimits(int decimals, BigDecimal step, BigDecimal least, BigDecimal most) {

    /** The largest number of units that the provider takes, unless it is one of {@link #LARGE}. */
    private static final BigDecimal MOST_UNITS = BigDecimal.valueOf(99_999_999L);

    private static final Map<String, BigDecimal> LARGE =
            Map.of("IDR", BigDecimal.valueOf(999_999_999_999L));

    private static final List<String> TWO_DECIMALS =
            codes(
                    """
                    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BWP BYN BZD
                    CAD CDF CHF CNY COP CRC CVE CZK DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD
                    GTQ GYD HKD HNL HTG HUF IDR ILS INR JMD KES KGS KHR KYD KZT LAK LBP LKR LRD LSL
                    MAD MDL MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN
                    PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SEK SGD SHP SLE SOS SRD SZL THB TJS
                    TOP TRY TTD TWD TZS UAH USD UYU UZS WST XCD YER ZAR ZMW
                    """);

    private static final List<String> WHOLE =
            codes("BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF");

    /** Currencies without decimals of which the provider counts hundredths all the same. */
    private static final List<String> WHOLE_IN_HUNDREDTHS = codes("ISK UGX");

    /** Currencies of which the provider counts thousandths, the last digit of which is 0. */
    private static final List<String> THREE_DECIMALS = codes("BHD JOD KWD OMR TND");

    private static final Map<String, String> LEAST =
            Map.ofEntries(
                    Map.entry("AED", "2"),
                    Map.entry("AUD", "0.50"),
                    Map.entry("BRL", "0.50"),
                    Map.entry("CAD", "0.50"),
                    Map.entry("CHF", "0.50"),
                    Map.entry("CZK", "15"),
                    Map.entry("DKK", "2.50"),
                    Map.entry("EUR", "0.50"),
                    Map.entry("GBP", "0.30"),
                    Map.entry("HKD", "4"),
                    Map.entry("HUF", "175"),
                    Map.entry("INR", "0.50"),
                    Map.entry("JPY", "50"),
                    Map.entry("MXN", "10"),
                    Map.entry("MYR", "2"),
                    Map.entry("NOK", "3"),
                    Map.entry("NZD", "0.50"),
                    Map.entry("PLN", "2"),
                    Map.entry("RON", "2"),
                    Map.entry("SEK", "3"),
                    Map.entry("SGD", "0.50"),
                    Map.entry("THB", "10"),
                    Map.entry("USD", "0.50"));

    private static final Map<String, CurrencyLimits> ALL = all();

    private static List<String> codes(String text) {
        return List.of(text.strip().split("\\s+"));
    }

    private static Map<String, CurrencyLimits> all() {
        var all = new HashMap<String, CurrencyLimits>();
        TWO_DECIMALS.forEach(code -> all.put(code, of(code, 2, BigDecimal.valueOf(1, 2))));
        WHOLE.forEach(code -> all.put(code, of(code, 0, BigDecimal.ONE)));
        WHOLE_IN_HUNDREDTHS.forEach(code -> all.put(code, of(code, 2, BigDecimal.ONE)));
        THREE_DECIMALS.forEach(code -> all.put(code, of(code, 3, BigDecimal.valueOf(1, 2))));
        return Map.copyOf(all);
    }

    private static CurrencyLimits of(String code, int decimals, BigDecimal step) {
        var least = LEAST.containsKey(code) ? new BigDecimal(LEAST.get(code)) : step;
        var units = LARGE.getOrDefault(code, MOST_UNITS).movePointLeft(decimals);
        return new CurrencyLimits(decimals, step, least, units.subtract(units.remainder(step)));
    }

    /** The limits for a currency; empty if the provider does not take it. */
    public static Optional<CurrencyLimits> of(String currency) {
        return Optional.ofNullable(ALL.get(currency));
    }

    /** The currencies that the provider takes. */
    static Set<String> currencies() {
        return ALL.keySet();
    }

    /** Whether an amount is a whole number of steps. */
    public boolean isWhole(BigDecimal amount) {
        return amount.remainder(step).signum() == 0;
    }

    /** Whether the provider takes exactly this amount. */
    public boolean allows(BigDecimal amount) {
        return isWhole(amount) && amount.compareTo(least) >= 0 && amount.compareTo(most) <= 0;
    }

    /**
     * The amount in the provider's unit.
     *
     * @throws ArithmeticException if it is no whole number of steps
     */
    public long units(BigDecimal amount) {
        if (!isWhole(amount)) throw new ArithmeticException(amount + " is no multiple of " + step);
        return amount.movePointRight(decimals).longValueExact();
    }
}
