package dev.ordinal.engine;

import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.ordering.contract.OrderEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Enters every event of orders; over some it stumbles the first time, when the effect is done. */
@ApplicationScoped
public class Bookkeeper implements Subscription<OrderEvent> {

    static final String NAME = "test-bookkeeper";

    @Inject private Ledger ledger;

    private final Set<UUID> stumblingBlocks = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Integer> attempts = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String pattern() {
        return "order.#";
    }

    @Override
    public Class<OrderEvent> events() {
        return OrderEvent.class;
    }

    @Override
    public void on(OrderEvent event, Metadata metadata) {
        attempts.merge(event.orderId(), 1, Integer::sum);
        ledger.enter(NAME, event, metadata);
        if (stumblingBlocks.remove(event.orderId())) throw new IllegalStateException("Stumbled");
    }

    void stumbleOver(UUID orderId) {
        stumblingBlocks.add(orderId);
    }

    int attempts(UUID orderId) {
        return attempts.getOrDefault(orderId, 0);
    }
}
