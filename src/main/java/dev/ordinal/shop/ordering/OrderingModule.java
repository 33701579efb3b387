package dev.ordinal.shop.ordering;

import dev.ordinal.engine.aggregate.Aggregate;
import dev.ordinal.engine.message.ModuleDefinition;
import dev.ordinal.shop.ordering.contract.OrderCommand;
import dev.ordinal.shop.ordering.contract.OrderEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.util.Set;

/** Module definition of ordering. */
@ApplicationScoped
class OrderingModule {

    @Produces
    ModuleDefinition ordering() {
        return new ModuleDefinition(
                "ordering", Set.of(OrderCommand.class), Set.of(OrderEvent.class));
    }

    @Produces
    Aggregate<OrderCommand, Order.State, OrderEvent> orders() {
        return new Aggregate<>(
                OrderCommand.class, Order.State.class, OrderEvent.class, new Order());
    }
}
