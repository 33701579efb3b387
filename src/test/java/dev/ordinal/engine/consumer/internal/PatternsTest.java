package dev.ordinal.engine.consumer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternsTest {

    @ParameterizedTest
    @CsvSource({
        "order.created, order.created, true",
        "order.created, order.cancelled, false",
        "order.created, order.created.twice, false",
        "order.*, order.created, true",
        "order.*, order, false",
        "order.*, order.item.added, false",
        "*.refunded, payment.refunded, true",
        "*.refunded, refunded, false",
        "order.#, order.created, true",
        "order.#, order.item.added, true",
        "order.#, order, true",
        "order.#, orders.created, false",
        "#, order.created, true",
        "#.created, order.created, true",
        "#.created, created, true",
        "order.#.added, order.item.of.mine.added, true",
        "order.#.added, order.added, true",
        "order.#.added, order.item.removed, false"
    })
    void patterns_match_as_on_the_broker(String pattern, String name, boolean matches) {
        assertThat(Patterns.matches(pattern, name)).isEqualTo(matches);
    }
}
