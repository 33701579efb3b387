package dev.ordinal.shop.inventory;

import dev.ordinal.engine.aggregate.Aggregate;
import dev.ordinal.engine.message.ModuleDefinition;
import dev.ordinal.shop.inventory.contract.StockCommand;
import dev.ordinal.shop.inventory.contract.StockEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.util.Set;

/** Module definition of inventory. */
@ApplicationScoped
class InventoryModule {

    @Produces
    ModuleDefinition inventory() {
        return new ModuleDefinition(
                "inventory", Set.of(StockCommand.class), Set.of(StockEvent.class));
    }

    @Produces
    Aggregate<StockCommand, StockQuantities, StockEvent> stock() {
        return new Aggregate<>(
                StockCommand.class, StockQuantities.class, StockEvent.class, new Stock());
    }
}
