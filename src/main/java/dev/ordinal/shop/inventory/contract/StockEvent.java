package dev.ordinal.shop.inventory.contract;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventType;

import java.util.UUID;

/** What happens to the stock of a product. */
public sealed interface StockEvent extends Event {

    String productId();

    int quantity();

    @EventType(name = "stock.received")
    record StockReceived(String productId, int quantity) implements StockEvent {}

    @EventType(name = "stock.written_off")
    record StockWrittenOff(String productId, int quantity) implements StockEvent {}

    @EventType(name = "stock.reserved")
    record StockReserved(String productId, UUID reservationId, int quantity)
            implements StockEvent {}

    /** With a quantity of 0 it was released before it was ever reserved, and now never will be. */
    @EventType(name = "stock.released")
    record StockReleased(String productId, UUID reservationId, int quantity)
            implements StockEvent {}

    @EventType(name = "stock.committed")
    record StockCommitted(String productId, UUID reservationId, int quantity)
            implements StockEvent {}
}
