package dev.ordinal.shop.fulfilment;

import static dev.ordinal.shop.fulfilment.Shop.item;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.stream.IntStream;

/** Tests of checkouts from outside; the same for one server and for three. */
abstract class Checkouts {

    abstract Shop shop();

    private void assertStock(String product, int onHand, int sold) {
        var level = shop().settled(product);
        assertThat(level.path("onHand").asInt(-1)).as(level.toString()).isEqualTo(onHand);
        assertThat(level.path("sold").asInt(-1)).as(level.toString()).isEqualTo(sold);
    }

    void assertFulfilled(String order, long cents) {
        var end = shop().end(order);
        assertThat(end.path("status").asString()).as(end.toString()).isEqualTo("confirmed");
        assertThat(shop().paid(order)).isEqualTo(cents);
    }

    private void assertCancelled(String order, String reason) {
        var end = shop().end(order);
        assertThat(end.path("status").asString()).as(end.toString()).isEqualTo("cancelled");
        assertThat(end.path("cancelReason").asString()).contains(reason);
        assertThat(shop().paid(order)).isZero();
    }

    @Test
    void an_order_is_paid_and_confirmed_and_its_stock_is_sold() {
        var tea = shop().product(5);
        var cup = shop().product(1);
        var order = shop().checkOut("pm_card_visa", item(tea, 2), item(cup, 1));
        assertFulfilled(order, 1350);
        assertStock(tea, 3, 2);
        assertStock(cup, 0, 1);
    }

    @Test
    void an_order_without_stock_is_cancelled_and_gives_back_what_was_reserved() {
        var tea = shop().product(5);
        var cup = shop().product(0);
        var order = shop().checkOut("pm_card_visa", item(tea, 2), item(cup, 1));
        assertCancelled(order, "stock.insufficient");
        assertStock(tea, 5, 0);
    }

    @Test
    void an_order_whose_payment_is_declined_is_cancelled() {
        var tea = shop().product(5);
        var order = shop().checkOut("pm_card_chargeDeclined", item(tea, 2));
        assertCancelled(order, "payment declined");
        assertStock(tea, 5, 0);
    }

    @Test
    void an_order_that_the_customer_cancels_in_the_middle_is_undone() {
        var tea = shop().product(5);
        var order = shop().checkOut("pm_slow", item(tea, 2));
        assertThat(shop().cancel(order).status()).isEqualTo(202);
        assertCancelled(order, "too slow");
        assertStock(tea, 5, 0);
    }

    @Test
    void a_payment_whose_outcome_is_unknown_at_first_is_taken_once() {
        var tea = shop().product(5);
        var order = shop().checkOut("pm_timeout_after_charge", item(tea, 2));
        assertFulfilled(order, 900);
        assertStock(tea, 3, 2);
    }

    @Test
    void a_provider_that_tells_twice_changes_nothing() {
        var tea = shop().product(5);
        assertFulfilled(shop().checkOut("pm_webhook_twice", item(tea, 2)), 900);
        assertStock(tea, 3, 2);
    }

    @Test
    void an_order_is_submitted_once() {
        var tea = shop().product(5);
        var order = shop().checkOut("pm_card_visa", item(tea, 2));
        assertThat(shop().submit(order, "pm_card_visa").status()).isEqualTo(409);
        assertFulfilled(order, 900);
    }

    @Test
    void the_last_piece_is_sold_once() {
        var tea = shop().product(1);
        var orders =
                IntStream.range(0, 20)
                        .mapToObj(_ -> shop().checkOut("pm_card_visa", item(tea, 1)))
                        .toList();
        var ends = orders.stream().map(o -> shop().end(o).path("status").asString()).toList();
        assertThat(ends).containsOnlyOnce("confirmed").hasSize(20);
        assertThat(orders.stream().mapToLong(shop()::paid).sum()).isEqualTo(450);
        assertStock(tea, 0, 1);
    }
}
