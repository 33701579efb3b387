package dev.ordinal.shop.privacy;

import dev.ordinal.engine.consumer.RetryPolicy;
import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderCancelled;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;

/**
 * Subscription whose every event becomes a dead letter, with the reason of a cancellation in it.
 */
@ApplicationScoped
public class BuryingSubscription implements Subscription<OrderCancelled> {

    static final String NAME = "test-burying";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String pattern() {
        return "order.cancelled";
    }

    @Override
    public Class<OrderCancelled> events() {
        return OrderCancelled.class;
    }

    @Override
    public RetryPolicy retry() {
        return new RetryPolicy(1, Duration.ofMillis(100), Duration.ofMillis(100), 0.1);
    }

    @Override
    public void on(OrderCancelled event, Metadata metadata) {
        throw new IllegalStateException("Will not have it");
    }
}
