package dev.ordinal.shop.money;

import static dev.ordinal.shop.ordering.contract.Examples.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ordinal.shop.money.AcceptedCurrencies.Objection;

import org.junit.jupiter.api.Test;

import java.util.List;

class AcceptedCurrenciesTest {

    private static final AcceptedCurrencies TWO = AcceptedCurrencies.of(List.of("USD", " EUR "));

    @Test
    void only_the_accepted_currencies_are_taken() {
        assertThat(TWO.codes()).containsExactly("EUR", "USD");
        assertThat(TWO.objectionToPrice(money("1", "EUR"))).isEmpty();
        assertThat(TWO.objectionToPrice(money("1", "GBP"))).hasValue(Objection.CURRENCY);
        assertThat(TWO.objectionToTotal(money("0", "GBP"))).hasValue(Objection.CURRENCY);
    }

    @Test
    void a_currency_that_the_provider_does_not_take_cannot_be_accepted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AcceptedCurrencies.of(List.of("EUR", "DEM")))
                .withMessage("ORDINAL_CURRENCIES: the payment provider does not take DEM");
    }

    @Test
    void a_part_of_a_sum_may_be_small_but_not_too_exact_or_too_large() {
        var all = AcceptedCurrencies.ALL;
        assertThat(all.objectionToPrice(money("0.01", "EUR"))).isEmpty();
        assertThat(all.objectionToPrice(money("1.234", "KWD"))).hasValue(Objection.STEP);
        assertThat(all.objectionToPrice(money("1000000", "EUR"))).hasValue(Objection.TOO_MUCH);
    }

    @Test
    void a_sum_is_nothing_or_at_least_what_the_provider_takes() {
        var all = AcceptedCurrencies.ALL;
        assertThat(all.objectionToTotal(money("0", "EUR"))).isEmpty();
        assertThat(all.objectionToTotal(money("0.49", "EUR"))).hasValue(Objection.TOO_LITTLE);
        assertThat(all.objectionToTotal(money("0.50", "EUR"))).isEmpty();
        assertThat(all.objectionToTotal(money("1.234", "KWD"))).hasValue(Objection.STEP);
        assertThat(all.objectionToTotal(money("1000000", "EUR"))).hasValue(Objection.TOO_MUCH);
    }
}
