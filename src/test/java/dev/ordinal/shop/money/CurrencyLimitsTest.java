package dev.ordinal.shop.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.Currency;

class CurrencyLimitsTest {

    private static CurrencyLimits of(String currency) {
        return CurrencyLimits.of(currency).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "EUR, 0.50,  999999.99",
        "USD, 0.50,  999999.99",
        "GBP, 0.30,  999999.99",
        "HUF, 175,   999999.99",
        "TWD, 0.01,  999999.99",
        "IDR, 0.01,  9999999999.99",
        "JPY, 50,    99999999",
        "MGA, 1,     99999999",
        "ISK, 1,     999999",
        "UGX, 1,     999999",
        "KWD, 0.01,  99999.99",
        "TND, 0.01,  99999.99"
    })
    void a_currency_has_a_least_and_a_most(String currency, String least, String most) {
        var limits = of(currency);
        assertThat(limits.least()).isEqualByComparingTo(least);
        assertThat(limits.most()).isEqualByComparingTo(most);
        assertThat(limits.allows(new BigDecimal(least))).isTrue();
        assertThat(limits.allows(new BigDecimal(most))).isTrue();
        assertThat(limits.allows(new BigDecimal(least).subtract(limits.step()))).isFalse();
        assertThat(limits.allows(new BigDecimal(most).add(limits.step()))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1.240, KWD, 1240",
        "1.24,  BHD, 1240",
        "5,     OMR, 5000",
        "12.5,  EUR, 1250",
        "1000,  JPY, 1000",
        "5,     ISK, 500",
        "5,     UGX, 500",
        "5,     MGA, 5",
        "10.45, HUF, 1045"
    })
    void the_provider_counts_in_its_own_units(String amount, String currency, long units) {
        assertThat(of(currency).units(new BigDecimal(amount))).isEqualTo(units);
    }

    @ParameterizedTest
    @CsvSource({"1.234, KWD", "0.001, JOD", "1.5,   MGA", "0.5,   JPY", "0.5,   ISK", "0.001, EUR"})
    void an_amount_is_a_whole_number_of_steps(String amount, String currency) {
        assertThat(of(currency).isWhole(new BigDecimal(amount))).isFalse();
        assertThatThrownBy(() -> of(currency).units(new BigDecimal(amount)))
                .isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DEM", "ITL", "HRK", "BGN", "USN", "USS", "CLF", "UYW", "XAU", "XAG", "XXX", "XTS",
                "XDR", "CHE", "BOV", "MXV", "IQD", "LYD", "ZZZ", "eur"
            })
    void a_currency_that_is_past_or_no_money_is_not_taken(String currency) {
        assertThat(CurrencyLimits.of(currency)).isEmpty();
    }

    @Test
    void every_currency_is_one_that_the_jdk_knows_with_no_fewer_decimals_than_a_step() {
        assertThat(CurrencyLimits.currencies())
                .hasSizeGreaterThan(125)
                .allSatisfy(code -> {
                    int decimals = Currency.getInstance(code).getDefaultFractionDigits();
                    assertThat(of(code).step().scale()).isLessThanOrEqualTo(decimals);
                });
    }
}
