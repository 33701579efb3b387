package dev.ordinal.shop.privacy;

import dev.ordinal.engine.consumer.RetryPolicy;
import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.shop.ordering.contract.OrderEvent;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;

/** Subscription that parks every order, and retries long after the test. */
@ApplicationScoped
public class ParkingSubscription implements Subscription<OrderEvent> {

    static final String NAME = "test-parking";

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
        return new RetryPolicy(9, Duration.ofHours(1), Duration.ofHours(1), 0.1);
    }

    @Override
    public void on(OrderEvent event, Metadata metadata) {
        throw new IllegalStateException("Tomorrow");
    }
}
