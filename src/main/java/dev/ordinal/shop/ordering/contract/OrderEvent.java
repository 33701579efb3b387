package dev.ordinal.shop.ordering.contract;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventType;
import dev.ordinal.engine.privacy.Personal;
import dev.ordinal.shop.money.Money;

import java.util.List;
import java.util.UUID;

/** What happens to an order. A customer stands in it under a pseudonym. */
public sealed interface OrderEvent extends Event {

    UUID orderId();

    @EventType(name = "order.created", version = "2.0.0")
    record OrderCreated(UUID orderId, String customerId, List<Item> items) implements OrderEvent {}

    @EventType(name = "order.item_added")
    record ItemAdded(UUID orderId, Item item) implements OrderEvent {}

    @EventType(name = "order.item_removed")
    record ItemRemoved(UUID orderId, Item item) implements OrderEvent {}

    /**
     * The customer is done with it, and it goes on its way.
     *
     * @param total the sum of all items
     * @param paymentMethod how it is paid, in the words of the payment provider
     */
    @EventType(name = "order.submitted")
    record OrderSubmitted(
            UUID orderId, String customerId, List<Item> items, Money total, Personal paymentMethod)
            implements OrderEvent {}

    /** It is paid. */
    @EventType(name = "order.payment_processed")
    record PaymentProcessed(UUID orderId, Money amount, String paymentReference)
            implements OrderEvent {}

    @EventType(name = "order.confirmed")
    record OrderConfirmed(UUID orderId) implements OrderEvent {}

    /** The customer wants it no more, and it is on its way already. */
    @EventType(name = "order.cancellation_requested")
    record CancellationRequested(UUID orderId, Personal reason) implements OrderEvent {}

    @EventType(name = "order.cancelled")
    record OrderCancelled(UUID orderId, Personal reason) implements OrderEvent {}
}
