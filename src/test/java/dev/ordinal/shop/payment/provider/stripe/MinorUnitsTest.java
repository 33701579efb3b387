package dev.ordinal.shop.payment.provider.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ordinal.shop.money.Money;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.List;

class MinorUnitsTest {

    private static Money money(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    @ParameterizedTest
    @CsvSource({
        "12.50, EUR, 1250",
        "500, JPY, 500",
        "5.120, TND, 5120",
        "5, UGX, 500",
        "5, ISK, 500",
        "5, MGA, 5",
        "1.240, KWD, 1240",
        "999999.99, USD, 99999999"
    })
    void an_amount_is_a_number_of_the_smallest_unit(String amount, String currency, long units) {
        assertThat(MinorUnits.of(money(amount, currency))).isEqualTo(units);
    }

    @Test
    void what_the_provider_has_no_coin_for_cannot_be_said() {
        for (var money : List.of(money("5.50", "MGA"), money("1.234", "KWD"), money("1", "DEM"))) {
            assertThatThrownBy(() -> MinorUnits.of(money)).isInstanceOf(ArithmeticException.class);
        }
    }
}
