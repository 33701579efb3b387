package dev.ordinal.engine;

import dev.ordinal.engine.consumer.BatchSubscription;
import dev.ordinal.engine.consumer.RetryPolicy;
import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.ordering.contract.OrderEvent;
import dev.ordinal.ordering.contract.OrderEvent.OrderCreated;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Duration;
import java.util.List;

/** Shops that call a supplier for each order. */
final class GuardedShops {

    /** One retry only: a failure that counts too much shows at once. */
    private static final RetryPolicy STRICT =
            new RetryPolicy(1, Duration.ofMillis(100), Duration.ofSeconds(1), 0.1);

    private GuardedShops() {}

    /** Takes one order at a time. */
    @ApplicationScoped
    public static class Single implements Subscription<OrderCreated> {

        static final String NAME = "test-guarded-shop";

        @Inject private Supplier supplier;
        @Inject private Ledger ledger;

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
            return STRICT;
        }

        @Override
        public void on(OrderCreated event, Metadata metadata) {
            ledger.enter(NAME, event, metadata);
            if (isFor(event, "single")) supplier.callOne();
        }
    }

    /** Keeps each order's events in order. */
    @ApplicationScoped
    public static class Ordered implements Subscription<OrderEvent> {

        static final String NAME = "test-guarded-ordered-shop";

        @Inject private Supplier supplier;
        @Inject private Ledger ledger;

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
            return STRICT;
        }

        @Override
        public void on(OrderEvent event, Metadata metadata) {
            ledger.enter(NAME, event, metadata);
            if (event instanceof OrderCreated created && isFor(created, "ordered"))
                supplier.callInOrder();
        }
    }

    /** Takes many at once. */
    @ApplicationScoped
    public static class Bulk implements BatchSubscription<OrderCreated> {

        static final String NAME = "test-guarded-bulk-shop";

        @Inject private Supplier supplier;
        @Inject private Ledger ledger;

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
        public Duration longest() {
            return Duration.ofMillis(300);
        }

        @Override
        public RetryPolicy retry() {
            return STRICT;
        }

        @Override
        public void on(String eventName, List<Received<OrderCreated>> events) {
            events.forEach(e -> ledger.enter(NAME, e.event(), e.metadata()));
            if (events.stream().anyMatch(e -> isFor(e.event(), "batch"))) supplier.callInBatch();
        }
    }

    private static boolean isFor(OrderCreated order, String shop) {
        return order.items().stream().anyMatch(item -> item.productId().equals(shop));
    }
}
