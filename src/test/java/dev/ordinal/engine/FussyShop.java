package dev.ordinal.engine;

import dev.ordinal.engine.consumer.RetryPolicy;
import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.ordering.contract.OrderEvent.OrderCreated;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Cannot bear some orders, and cannot reach its supplier for others. */
@ApplicationScoped
public class FussyShop implements Subscription<OrderCreated> {

    static final String NAME = "test-fussy-shop";

    /** A setting for tests to whom it does not matter how long a message lives. */
    static final String DIES_SOON = "test.fussy-shop.first-pause=PT0.02S";

    @Inject private Ledger ledger;

    @Inject
    @ConfigProperty(name = "test.fussy-shop.first-pause", defaultValue = "PT0.2S")
    private Duration firstPause;

    private final Set<UUID> unbearable = ConcurrentHashMap.newKeySet();
    private final Set<UUID> unreachable = ConcurrentHashMap.newKeySet();
    private final Map<UUID, List<Instant>> attempts = new ConcurrentHashMap<>();

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
    public RetryPolicy retry() {
        return new RetryPolicy(3, firstPause, Duration.ofSeconds(1), 0.1);
    }

    @Override
    public void on(OrderCreated event, Metadata metadata) {
        attempts.computeIfAbsent(event.orderId(), _ -> new CopyOnWriteArrayList<>())
                .add(Instant.now());
        ledger.enter(NAME, event, metadata);
        if (unreachable.contains(event.orderId())) throw new CircuitBreakerOpenException("away");
        if (unbearable.contains(event.orderId())) throw new IllegalStateException("Cannot bear it");
    }

    void cannotBear(UUID order) {
        unbearable.add(order);
    }

    void bears(UUID order) {
        unbearable.remove(order);
    }

    void cannotReachSupplierFor(UUID order) {
        unreachable.add(order);
    }

    void reachesSupplierFor(UUID order) {
        unreachable.remove(order);
    }

    /** When it was asked to work an order off. */
    List<Instant> attempts(UUID order) {
        return attempts.getOrDefault(order, List.of());
    }
}
