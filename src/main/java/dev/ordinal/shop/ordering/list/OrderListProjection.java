package dev.ordinal.shop.ordering.list;

import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.projection.Projection;
import dev.ordinal.shop.ordering.contract.OrderEvent;
import dev.ordinal.shop.ordering.contract.OrderEvent.CancellationRequested;
import dev.ordinal.shop.ordering.contract.OrderEvent.ItemAdded;
import dev.ordinal.shop.ordering.contract.OrderEvent.ItemRemoved;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderCancelled;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderConfirmed;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderCreated;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderSubmitted;
import dev.ordinal.shop.ordering.contract.OrderEvent.PaymentProcessed;
import dev.ordinal.shop.ordering.contract.OrderStatus;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import java.util.function.Consumer;

/** Projection that maintains the list of orders. */
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
            case OrderSubmitted e -> become(OrderStatus.SUBMITTED, e, metadata);
            case PaymentProcessed e -> become(OrderStatus.PAID, e, metadata);
            case OrderConfirmed e -> become(OrderStatus.CONFIRMED, e, metadata);
            case CancellationRequested e -> become(OrderStatus.CANCELLING, e, metadata);
            case OrderCancelled e -> become(OrderStatus.CANCELLED, e, metadata);
        }
    }

    private void become(OrderStatus status, OrderEvent event, Metadata metadata) {
        change(event, metadata, row -> row.become(status));
    }

    private void change(OrderEvent event, Metadata metadata, Consumer<OrderListRow> change) {
        var row = rows.find(OrderListRow.class, event.orderId());
        change.accept(row);
        row.touch(metadata);
    }
}
