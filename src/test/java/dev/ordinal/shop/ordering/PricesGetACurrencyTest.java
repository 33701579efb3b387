package dev.ordinal.shop.ordering;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventType;
import dev.ordinal.shop.ordering.contract.Examples;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderCreated;
import dev.ordinal.testkit.schema.UpcasterSpec;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

class PricesGetACurrencyTest {

    private static final UUID ALICES = UUID.fromString("01935c2e-7b1a-7c3e-9f00-5d1c3a1e0b01");
    private static final UUID BOBS = UUID.fromString("01935c2e-7b1a-7c3e-9f00-5d1c3a1e0b02");

    private final UpcasterSpec steps = UpcasterSpec.with(new PricesGetACurrency());

    record BareItem(String productId, int quantity, BigDecimal unitPrice) {}

    @EventType(name = "order.created", version = "1.0.0")
    record BareOrderCreated(UUID orderId, String customerId, List<BareItem> items)
            implements Event {}

    @Test
    void a_bare_price_was_one_in_euro() {
        steps.given("order.created", "1.0.0")
                .expect(
                        new OrderCreated(
                                ALICES,
                                "alice",
                                List.of(
                                        Examples.item("book", 2, "12.50"),
                                        Examples.item("tea-500g", 1, "7"))));
    }

    @Test
    void a_price_in_euro_can_be_said_without_its_currency() {
        steps.given("order.created", "2.0.0")
                .expect(
                        new BareOrderCreated(
                                BOBS,
                                "bob",
                                List.of(
                                        new BareItem("book", 2, new BigDecimal("12.50")),
                                        new BareItem("tea-500g", 1, new BigDecimal("7.00")))));
    }

    @Test
    void a_price_in_another_currency_cannot() {
        steps.given(
                        "order.created",
                        "2.0.0",
                        """
                        {"orderId": "%s", "customerId": "bob", "items": [
                          {"productId": "book", "quantity": 1,
                           "unitPrice": {"amount": 1, "currency": "USD"}}]}\
                        """
                                .formatted(BOBS))
                .expectUnreadable(BareOrderCreated.class, "1.0.0 knows no price in USD");
    }

    @Test
    void an_order_without_items_stays_one() {
        var body = "{\"orderId\": \"%s\", \"customerId\": \"bob\", \"items\": []}".formatted(BOBS);
        steps.given("order.created", "1.0.0", body)
                .expect(new OrderCreated(BOBS, "bob", List.of()));
    }
}
