package dev.ordinal.benchmark;

import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderCreated;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.List;

/** Subscription that processes orders one at a time, with one row for each. */
@ApplicationScoped
public class OneByOne implements Subscription<OrderCreated> {

    static final String NAME = "one-by-one";

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
    public void on(OrderCreated event, Metadata metadata) {
        rows.insert(NAME, List.of(metadata.id()));
        if (event.customerId().equals(Mixture.POISONER)) {
            throw new IllegalStateException("Cannot bear orders of " + event.customerId());
        }
    }
}
