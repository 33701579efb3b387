package dev.ordinal.shop.ordering.contract;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventType;
import dev.ordinal.engine.privacy.Personal;
import dev.ordinal.shop.money.Money;

import java.util.List;
import java.util.UUID;

/** Events of an order. They name the customer by a pseudonym. */
public sealed interface OrderEvent extends Event {

    UUID orderId();

    @EventType(name = "order.created", version = "2.0.0")
    record OrderCreated(UUID orderId, String customerId, List<Item> items) implements OrderEvent {}

    @EventType(name = "order.item_added")
    record ItemAdded(UUID orderId, Item item) implements OrderEvent {}

    @EventType(name = "order.item_removed")
    record ItemRemoved(UUID orderId, Item item) implements OrderEvent {}

    /**
     * The customer has submitted the order to fulfilment.
     *
     * @param total the sum of all items
     * @param paymentMethod the payment provider's name for the payment method
     */
    @EventType(name = "order.submitted")
    record OrderSubmitted(
            UUID orderId, String customerId, List<Item> items, Money total, Personal paymentMethod)
            implements OrderEvent {}

    /** The order is paid. */
    @EventType(name = "order.payment_processed")
    record PaymentProcessed(UUID orderId, Money amount, String paymentReference)
            implements OrderEvent {}

    @EventType(name = "order.confirmed")
    record OrderConfirmed(UUID orderId) implements OrderEvent {}

    /** The customer has cancelled an order that was already submitted. */
    @EventType(name = "order.cancellation_requested")
    record CancellationRequested(UUID orderId, Personal reason) implements OrderEvent {}

    @EventType(name = "order.cancelled")
    record OrderCancelled(UUID orderId, Personal reason) implements OrderEvent {}
}
