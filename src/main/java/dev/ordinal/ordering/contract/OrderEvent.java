package dev.ordinal.ordering.contract;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventType;

import java.util.List;
import java.util.UUID;

/** What happens to an order. */
public sealed interface OrderEvent extends Event {

    UUID orderId();

    @EventType(name = "order.created", version = "2.0.0")
    record OrderCreated(UUID orderId, String customerId, List<Item> items) implements OrderEvent {}

    @EventType(name = "order.item_added")
    record ItemAdded(UUID orderId, Item item) implements OrderEvent {}

    @EventType(name = "order.item_removed")
    record ItemRemoved(UUID orderId, Item item) implements OrderEvent {}

    @EventType(name = "order.cancelled")
    record OrderCancelled(UUID orderId, String reason) implements OrderEvent {}
}
