package dev.ordinal.engine;

import dev.ordinal.engine.consumer.BatchSubscription;
import dev.ordinal.engine.consumer.RetryPolicy;
import dev.ordinal.ordering.contract.OrderEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes orders by the batch, and cannot bear some. */
@ApplicationScoped
public class BulkShop implements BatchSubscription<OrderEvent> {

    static final String NAME = "test-bulk-shop";
    static final int MOST = 20;

    @Inject private Ledger ledger;

    private final Set<UUID> unbearable = ConcurrentHashMap.newKeySet();
    private final List<Integer> sizes = new CopyOnWriteArrayList<>();

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
    public int most() {
        return MOST;
    }

    @Override
    public Duration longest() {
        return Duration.ofMillis(500);
    }

    @Override
    public RetryPolicy retry() {
        return new RetryPolicy(2, Duration.ofMillis(100), Duration.ofSeconds(1), 0.1);
    }

    @Override
    public void on(String eventName, List<Received<OrderEvent>> events) {
        sizes.add(events.size());
        for (Received<OrderEvent> received : events) {
            ledger.enter(NAME, received.event(), received.metadata());
            if (unbearable.contains(received.event().orderId())) {
                throw new IllegalStateException("Cannot bear " + received.event().orderId());
            }
        }
    }

    void cannotBear(UUID order) {
        unbearable.add(order);
    }

    /** How many events of one name it was given at once. */
    List<Integer> sizes() {
        return sizes;
    }
}
