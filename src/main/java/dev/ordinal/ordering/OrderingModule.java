package dev.ordinal.ordering;

import dev.ordinal.engine.aggregate.Aggregate;
import dev.ordinal.engine.message.Module;
import dev.ordinal.ordering.contract.OrderCommand;
import dev.ordinal.ordering.contract.OrderEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.util.Set;

/** What ordering hands to the engine. */
@ApplicationScoped
class OrderingModule {

    @Produces
    Module ordering() {
        return new Module("ordering", Set.of(OrderCommand.class), Set.of(OrderEvent.class));
    }

    @Produces
    Aggregate<OrderCommand, Order.State, OrderEvent> orders() {
        return new Aggregate<>(
                OrderCommand.class, Order.State.class, OrderEvent.class, new Order());
    }
}
