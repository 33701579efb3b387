package dev.ordinal.engine;

import dev.ordinal.engine.consumer.RetryPolicy;
import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.ordering.contract.OrderEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Nobody else's subscription, so that its messages can be counted. Cannot bear some orders. */
@ApplicationScoped
public class CountedShop implements Subscription<OrderEvent> {

    static final String NAME = "test-counted-shop";

    @Inject private Ledger ledger;

    private final Set<UUID> unbearable = ConcurrentHashMap.newKeySet();

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
    public RetryPolicy retry() {
        return new RetryPolicy(2, Duration.ofMillis(100), Duration.ofSeconds(1), 0.1);
    }

    @Override
    public void on(OrderEvent event, Metadata metadata) {
        ledger.enter(NAME, event, metadata);
        if (unbearable.contains(event.orderId())) throw new IllegalStateException("Cannot bear it");
    }

    void cannotBear(UUID order) {
        unbearable.add(order);
    }
}
