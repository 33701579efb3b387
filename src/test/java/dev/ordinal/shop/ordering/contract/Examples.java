package dev.ordinal.shop.ordering.contract;

import dev.ordinal.shop.money.Money;

import java.math.BigDecimal;
import java.util.UUID;

/** Example orders. */
public final class Examples {

    public static final UUID ORDER = UUID.fromString("0198c4f2-0000-7000-8000-000000000001");
    public static final String ALICE = "alice";
    public static final String BOB = "bob";

    private Examples() {}

    public static Money euro(String amount) {
        return money(amount, "EUR");
    }

    public static Money money(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    public static Item item(String productId, int quantity, String euros) {
        return new Item(productId, quantity, euro(euros));
    }
}
