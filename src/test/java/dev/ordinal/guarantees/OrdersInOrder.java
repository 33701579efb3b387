package dev.ordinal.guarantees;

import dev.ordinal.engine.consumer.RetryPolicy;
import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.shop.ordering.contract.OrderEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Duration;

/**
 * Ordered subscription that leaves nothing but rows in the inbox. It fails on the first event of
 * orders of one product, so that their streams are parked.
 */
@ApplicationScoped
public class OrdersInOrder implements Subscription<OrderEvent> {

    /** Stored in the kept stores of earlier releases: it must not change. */
    static final String NAME = "orders-in-order";

    private static final int FOR_EVER = 1_000_000;

    @Inject
    @ConfigProperty(name = "test.fails.over", defaultValue = "nothing")
    private String product;

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
        return new RetryPolicy(FOR_EVER, Duration.ofSeconds(1), Duration.ofSeconds(1), 0);
    }

    @Override
    public void on(OrderEvent event, Metadata metadata) {
        if (Products.isOf(product, event)) throw new IllegalStateException("No " + product);
    }
}
