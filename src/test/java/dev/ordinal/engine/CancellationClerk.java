package dev.ordinal.engine;

import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.ordering.contract.OrderEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Enters what was cancelled, whatever it was. */
@ApplicationScoped
public class CancellationClerk implements Subscription<OrderEvent> {

    static final String NAME = "test-cancellations";

    @Inject private Ledger ledger;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String pattern() {
        return "*.cancelled";
    }

    @Override
    public Class<OrderEvent> events() {
        return OrderEvent.class;
    }

    @Override
    public void on(OrderEvent event, Metadata metadata) {
        ledger.enter(NAME, event, metadata);
    }
}
