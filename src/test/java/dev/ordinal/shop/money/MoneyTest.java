package dev.ordinal.shop.money;

import static dev.ordinal.shop.ordering.contract.Examples.euro;
import static dev.ordinal.shop.ordering.contract.Examples.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.ordinal.engine.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "12,      EUR, 12.00",
        "12.5,    EUR, 12.50",
        "12.500,  EUR, 12.50",
        "-0.01,   EUR, -0.01",
        "1200,    JPY, 1200",
        "1200.0,  JPY, 1200",
        "1.2E3,   JPY, 1200",
        "1.234,   BHD, 1.234",
        "1,       BHD, 1.000"
    })
    void an_amount_takes_the_decimals_of_its_currency(String in, String currency, String out) {
        assertThat(money(in, currency)).hasToString(out + " " + currency);
    }

    /** What was stored must be readable with the currencies that any other JDK knows. */
    @ParameterizedTest
    @CsvSource({
        "12.345,  EUR, 12.345",
        "12.3450, EUR, 12.345",
        "0.5,     JPY, 0.5",
        "1,       XAU, 1",
        "1.50,    XXX, 1.5",
        "7.25,    ZZZ, 7.25",
        "7.00,    ZZZ, 7",
        "1,       DEM, 1.00"
    })
    void money_is_read_whatever_the_currency_and_its_decimals(
            String amount, String currency, String out) {
        var json = "{\"amount\":%s,\"currency\":\"%s\"}".formatted(amount, currency);
        var money = Json.TOLERANT.readValue(json, Money.class);
        assertThat(money).hasToString(out + " " + currency).isEqualTo(money(amount, currency));
        assertThat(Json.TOLERANT.readValue(Json.TOLERANT.writeValueAsString(money), Money.class))
                .isEqualTo(money);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eur", "EU", "EURO", "E R", "", "ÉUR", "\ud83d"})
    void a_currency_has_three_capital_letters(String currency) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> money("1", currency))
                .withMessage("A currency must have three capital letters");
    }

    @Test
    void twelve_digits_before_the_point_are_the_most() {
        assertThat(euro("999999999999.99")).hasToString("999999999999.99 EUR");
        assertThatIllegalArgumentException().isThrownBy(() -> euro("1000000000000"));
        assertThatIllegalArgumentException().isThrownBy(() -> euro("-1000000000000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e1000000",
                "1e2147483647",
                "-1e2147483647",
                "1e-2147483647",
                "12345e2147483643",
                "1e999999999"
            })
    void an_endless_number_is_refused_at_once(String amount) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> assertThatIllegalArgumentException().isThrownBy(() -> euro(amount)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.000", "-0", "0e5", "0e-2147483647"})
    void nothing_is_nothing_however_it_is_written(String amount) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(2), () -> assertThat(euro(amount)).isEqualTo(euro("0")));
    }

    @Test
    void money_is_equal_however_it_was_written() {
        assertThat(euro("12.5")).isEqualTo(euro("12.50")).hasSameHashCodeAs(euro("12.500"));
        assertThat(euro("1")).isNotEqualTo(money("1", "USD"));
    }

    @Test
    void sums_and_products_are_exact() {
        assertThat(euro("0.10").plus(euro("0.20"))).isEqualTo(euro("0.30"));
        assertThat(euro("33.33").times(3)).isEqualTo(euro("99.99"));
        assertThat(money("1.005", "BHD").times(1000)).isEqualTo(money("1005", "BHD"));
    }

    @Test
    void two_currencies_do_not_add_up() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> euro("1").plus(money("1", "USD")))
                .withMessageContaining("1.00 USD")
                .withMessageContaining("1.00 EUR");
    }

    @Test
    void money_goes_through_json_and_back() {
        var json = Json.STRICT.writeValueAsString(euro("12.5"));
        assertThat(json).isEqualTo("{\"amount\":12.50,\"currency\":\"EUR\"}");
        assertThat(Json.STRICT.readValue(json, Money.class)).isEqualTo(euro("12.50"));
    }
}
