package dev.ordinal.shop.ordering.details;

import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.projection.Projection;
import dev.ordinal.shop.ordering.contract.OrderEvent;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderCreated;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Projection that maintains {@link OrderDetails}. */
@ApplicationScoped
class OrderDetailsProjection implements Projection<OrderEvent> {

    @PersistenceContext private EntityManager rows;

    @Override
    public String name() {
        return "order-details";
    }

    @Override
    public Class<OrderEvent> events() {
        return OrderEvent.class;
    }

    @Override
    public void on(OrderEvent event, Metadata metadata) {
        if (event instanceof OrderCreated) {
            rows.persist(new OrderDetailsRow(OrderDetails.after(null, event, metadata)));
        } else {
            var row = rows.find(OrderDetailsRow.class, event.orderId());
            row.set(OrderDetails.after(row.order(), event, metadata));
        }
    }
}
