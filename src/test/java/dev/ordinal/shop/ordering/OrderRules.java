package dev.ordinal.shop.ordering;

import dev.ordinal.engine.aggregate.Decider;
import dev.ordinal.shop.money.AcceptedCurrencies;
import dev.ordinal.shop.ordering.contract.OrderCommand;
import dev.ordinal.shop.ordering.contract.OrderEvent;

/** The rules of orders, for tests that play several modules without a server. */
public final class OrderRules {

    private OrderRules() {}

    public static Decider<OrderCommand, ?, OrderEvent> decider() {
        return new Order(AcceptedCurrencies.ALL);
    }
}
