package dev.ordinal.engine;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventType;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** Orders as those know them who have not heard of currencies yet. */
public sealed interface OldOrderEvent extends Event {

    /** A bare price. */
    record OldItem(String productId, int quantity, BigDecimal unitPrice) {}

    @EventType(name = "order.created", version = "1.0.0")
    record OldOrderCreated(UUID orderId, List<OldItem> items) implements OldOrderEvent {}
}
