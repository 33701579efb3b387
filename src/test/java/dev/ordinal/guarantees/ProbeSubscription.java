package dev.ordinal.guarantees;

import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.shop.ordering.contract.OrderEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Subscription to orders whose effect shows when it happens twice. */
@ApplicationScoped
public class ProbeSubscription implements Subscription<OrderEvent> {

    @PersistenceContext private EntityManager entities;

    @Override
    public String name() {
        return "probe";
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
    public void on(OrderEvent event, Metadata metadata) {
        entities.createNativeQuery(
                        "insert into probe_effect (event_id, stream, version) values (cast(?1 as"
                                + " uuid), ?2, ?3)")
                .setParameter(1, metadata.id().toString())
                .setParameter(2, metadata.stream().toString())
                .setParameter(3, metadata.version())
                .executeUpdate();
    }
}
