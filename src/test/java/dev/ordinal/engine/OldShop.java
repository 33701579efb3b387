package dev.ordinal.engine;

import dev.ordinal.engine.OldOrderEvent.OldOrderCreated;
import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.message.Metadata;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A subscriber that still asks for the first version of an event. */
@ApplicationScoped
public class OldShop implements Subscription<OldOrderEvent> {

    static final String NAME = "test-old-shop";

    private final Map<UUID, List<OldOrderEvent.OldItem>> orders = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String pattern() {
        return "order.created";
    }

    @Override
    public Class<OldOrderEvent> events() {
        return OldOrderEvent.class;
    }

    @Override
    public void on(OldOrderEvent event, Metadata metadata) {
        switch (event) {
            case OldOrderCreated e -> orders.put(e.orderId(), e.items());
        }
    }

    /** What an order was created with; empty until it has been heard of. */
    List<OldOrderEvent.OldItem> items(UUID order) {
        return orders.getOrDefault(order, List.of());
    }
}
