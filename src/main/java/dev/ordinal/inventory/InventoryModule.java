package dev.ordinal.inventory;

import dev.ordinal.engine.aggregate.Aggregate;
import dev.ordinal.engine.message.Module;
import dev.ordinal.inventory.contract.StockCommand;
import dev.ordinal.inventory.contract.StockEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.util.Set;

/** What inventory hands to the engine. */
@ApplicationScoped
class InventoryModule {

    @Produces
    Module inventory() {
        return new Module("inventory", Set.of(StockCommand.class), Set.of(StockEvent.class));
    }

    @Produces
    Aggregate<StockCommand, Pieces, StockEvent> stock() {
        return new Aggregate<>(StockCommand.class, Pieces.class, StockEvent.class, new Stock());
    }
}
