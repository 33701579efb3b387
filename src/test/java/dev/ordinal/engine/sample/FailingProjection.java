package dev.ordinal.engine;

import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.projection.Projection;
import dev.ordinal.ordering.contract.OrderEvent;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A read model that cannot bear some orders, until it is healed. */
@ApplicationScoped
public class FragileProjection implements Projection<OrderEvent> {

    static final String NAME = "fragile-orders";

    private final Set<UUID> unbearable = ConcurrentHashMap.newKeySet();
    private final Set<UUID> seen = ConcurrentHashMap.newKeySet();
    private final List<Instant> failures = new CopyOnWriteArrayList<>();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<OrderEvent> events() {
        return OrderEvent.class;
    }

    @Override
    public void on(OrderEvent event, Metadata metadata) {
        if (unbearable.contains(event.orderId())) {
            failures.add(Instant.now());
            throw new IllegalStateException("Cannot bear " + event.orderId());
        }
        seen.add(event.orderId());
    }

    void breakOn(UUID orderId) {
        unbearable.add(orderId);
    }

    void heal() {
        unbearable.clear();
    }

    boolean hasSeen(UUID orderId) {
        return seen.contains(orderId);
    }

    /** When it failed. */
    List<Instant> failures() {
        return List.copyOf(failures);
    }
}
