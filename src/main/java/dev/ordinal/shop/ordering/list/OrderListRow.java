package dev.ordinal.shop.ordering.list;

import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.privacy.PersonalDataReader;
import dev.ordinal.shop.money.Money;
import dev.ordinal.shop.ordering.contract.Item;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderCreated;
import dev.ordinal.shop.ordering.contract.OrderStatus;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** Row with one order of the list. */
@Entity
@Table(name = "order_list")
@Cacheable(false)
class OrderListRow {

    @Id
    @Column(name = "order_id")
    private UUID orderId;

    @Column(name = "customer_id")
    private String customerId;

    /** The position of the order's first event: the sort key of the list, and its cursor. */
    private long position;

    @Enumerated(EnumType.STRING)
    private OrderStatus status;

    private BigDecimal amount;
    private String currency;
    private int pieces;
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected OrderListRow() {}

    OrderListRow(OrderCreated event, Metadata metadata) {
        orderId = event.orderId();
        customerId = event.customerId();
        position = metadata.position();
        status = OrderStatus.OPEN;
        currency = event.items().getFirst().unitPrice().currency();
        amount = BigDecimal.ZERO;
        event.items().forEach(this::add);
        version = metadata.version();
        createdAt = metadata.recordedAt();
        updatedAt = createdAt;
    }

    void add(Item item) {
        amount = amount.add(item.total().amount());
        currency = item.unitPrice().currency();
        pieces += item.quantity();
    }

    void remove(Item item) {
        amount = amount.subtract(item.total().amount());
        pieces -= item.quantity();
    }

    void become(OrderStatus newStatus) {
        status = newStatus;
    }

    void touch(Metadata metadata) {
        version = metadata.version();
        updatedAt = metadata.recordedAt();
    }

    long position() {
        return position;
    }

    OrderSummary summary(PersonalDataReader personalData) {
        var total = new Money(amount, currency);
        return new OrderSummary(
                orderId,
                personalData.name(customerId),
                status,
                total,
                pieces,
                version,
                createdAt,
                updatedAt);
    }
}
