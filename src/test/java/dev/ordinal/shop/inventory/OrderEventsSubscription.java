package dev.ordinal.shop.inventory;

import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderCreated;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Subscription of one module to the events of another. */
@ApplicationScoped
public class OrderEventsSubscription implements Subscription<OrderCreated> {

    @PersistenceContext private EntityManager entities;

    @Override
    public String name() {
        return "order-watch";
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
        entities.createNativeQuery(
                        "insert into probe_effect (event_id, stream, version) values (cast(?1 as"
                                + " uuid), ?2, ?3)")
                .setParameter(1, metadata.id().toString())
                .setParameter(2, metadata.stream().toString())
                .setParameter(3, metadata.version())
                .executeUpdate();
    }
}
