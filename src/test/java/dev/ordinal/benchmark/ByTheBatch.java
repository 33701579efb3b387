package dev.ordinal.benchmark;

import dev.ordinal.engine.consumer.BatchSubscription;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderCreated;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.List;

/**
 * Batch subscription that processes a hundred orders at a time and writes all their rows with one
 * statement.
 */
@ApplicationScoped
public class ByTheBatch implements BatchSubscription<OrderCreated> {

    static final String NAME = "by-the-batch";

    @Inject private EffectRows rows;

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
    public void on(String eventName, List<Received<OrderCreated>> events) {
        rows.insert(NAME, events.stream().map(received -> received.metadata().id()).toList());
        for (Received<OrderCreated> received : events) {
            if (received.event().customerId().equals(Mixture.POISONER)) {
                throw new IllegalStateException("Cannot bear orders of Mallory");
            }
        }
    }
}
