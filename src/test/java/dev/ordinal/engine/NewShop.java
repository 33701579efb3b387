package dev.ordinal.engine;

import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.ordering.contract.Item;
import dev.ordinal.ordering.contract.OrderEvent.OrderCreated;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A subscriber that asks for the newest version of the same event. */
@ApplicationScoped
public class NewShop implements Subscription<OrderCreated> {

    static final String NAME = "test-new-shop";

    private final Map<UUID, List<Item>> orders = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String pattern() {
        return "order.created";
    }

    @Override
    public Class<OrderCreated> events() {
        return OrderCreated.class;
    }

    @Override
    public void on(OrderCreated event, Metadata metadata) {
        orders.put(event.orderId(), event.items());
    }

    /** What an order was created with; empty until it has been heard of. */
    List<Item> items(UUID order) {
        return orders.getOrDefault(order, List.of());
    }
}
