package dev.ordinal.shop.inventory;

import dev.ordinal.engine.aggregate.Decider;
import dev.ordinal.shop.inventory.contract.StockCommand;
import dev.ordinal.shop.inventory.contract.StockEvent;

/** The rules of stock, for tests that play several modules without a server. */
public final class StockRules {

    private StockRules() {}

    public static Decider<StockCommand, ?, StockEvent> decider() {
        return new Stock();
    }
}
