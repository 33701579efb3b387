package dev.ordinal.shop.inventory.contract;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventType;

import java.util.UUID;

/** Events of the stock of a product. */
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

    /**
     * A reservation was released. A quantity of 0 means that it was released before it was made; it
     * will never be made.
     */
    @EventType(name = "stock.released")
    record StockReleased(String productId, UUID reservationId, int quantity)
            implements StockEvent {}

    @EventType(name = "stock.committed")
    record StockCommitted(String productId, UUID reservationId, int quantity)
            implements StockEvent {}
}
