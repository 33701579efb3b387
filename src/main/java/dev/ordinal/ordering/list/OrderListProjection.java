package dev.ordinal.ordering.list;

import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.projection.Projection;
import dev.ordinal.ordering.contract.OrderEvent;
import dev.ordinal.ordering.contract.OrderEvent.ItemAdded;
import dev.ordinal.ordering.contract.OrderEvent.ItemRemoved;
import dev.ordinal.ordering.contract.OrderEvent.OrderCancelled;
import dev.ordinal.ordering.contract.OrderEvent.OrderCreated;
import dev.ordinal.ordering.contract.OrderStatus;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import java.util.function.Consumer;

/** Keeps the list of orders. */
@ApplicationScoped
class OrderListProjection implements Projection<OrderEvent> {

    @PersistenceContext private EntityManager rows;

    @Override
    public String name() {
        return "order-list";
    }

    @Override
    public Class<OrderEvent> events() {
        return OrderEvent.class;
    }

    @Override
    public void on(OrderEvent event, Metadata metadata) {
        switch (event) {
            case OrderCreated e -> rows.persist(new OrderListRow(e, metadata));
            case ItemAdded e -> change(e, metadata, row -> row.add(e.item()));
            case ItemRemoved e -> change(e, metadata, row -> row.remove(e.item()));
            case OrderCancelled e -> change(e, metadata, row -> row.become(OrderStatus.CANCELLED));
        }
    }

    private void change(OrderEvent event, Metadata metadata, Consumer<OrderListRow> change) {
        var row = rows.find(OrderListRow.class, event.orderId());
        change.accept(row);
        row.touch(metadata);
    }
}
