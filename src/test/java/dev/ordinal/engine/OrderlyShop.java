package dev.ordinal.engine;

import dev.ordinal.engine.consumer.RetryPolicy;
import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.consumer.UnusableMessageException;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.ordering.contract.OrderEvent;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes the events of each order in order, and stumbles over the first of some. */
@ApplicationScoped
public class OrderlyShop implements Subscription<OrderEvent> {

    static final String NAME = "test-orderly-shop";

    private final Set<UUID> unbearable = ConcurrentHashMap.newKeySet();
    private final Set<UUID> unusable = ConcurrentHashMap.newKeySet();
    private final Map<UUID, List<Long>> seen = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> failures = new ConcurrentHashMap<>();

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
    public boolean isOrdered() {
        return true;
    }

    @Override
    public RetryPolicy retry() {
        return new RetryPolicy(4, Duration.ofMillis(200), Duration.ofSeconds(1), 0.1);
    }

    @Override
    public void on(OrderEvent event, Metadata metadata) {
        if (metadata.version() == 1 && unbearable.contains(event.orderId())) {
            failures.merge(event.orderId(), 1, Integer::sum);
            throw new IllegalStateException("Cannot bear the first of " + event.orderId());
        }
        if (metadata.version() == 2 && unusable.contains(event.orderId())) {
            throw new UnusableMessageException("No use for the second", null);
        }
        seen.computeIfAbsent(event.orderId(), _ -> new CopyOnWriteArrayList<>())
                .add(metadata.version());
    }

    void cannotBear(UUID order) {
        unbearable.add(order);
    }

    void bears(UUID order) {
        unbearable.remove(order);
    }

    void cannotUseTheSecondOf(UUID order) {
        unusable.add(order);
    }

    int failures(UUID order) {
        return failures.getOrDefault(order, 0);
    }

    /** The versions of an order's events, as they were worked off. */
    List<Long> seen(UUID order) {
        return seen.getOrDefault(order, List.of());
    }
}
