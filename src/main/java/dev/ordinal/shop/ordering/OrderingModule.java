package dev.ordinal.shop.ordering;

import dev.ordinal.engine.aggregate.Aggregate;
import dev.ordinal.engine.lifecycle.StartFailed;
import dev.ordinal.engine.message.ModuleDefinition;
import dev.ordinal.shop.money.AcceptedCurrencies;
import dev.ordinal.shop.ordering.contract.OrderCommand;
import dev.ordinal.shop.ordering.contract.OrderEvent;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Module definition of ordering. */
@ApplicationScoped
class OrderingModule {

    /**
     * Currencies in which orders are accepted, such as {@code EUR,USD}. Default: all that the
     * payment provider accepts.
     */
    @Inject
    @ConfigProperty(name = "ordinal.currencies")
    private Optional<List<String>> currencies;

    @Inject private Event<StartFailed> failed;

    private AcceptedCurrencies accepted = AcceptedCurrencies.ALL;

    @Produces
    ModuleDefinition ordering() {
        return new ModuleDefinition(
                "ordering", Set.of(OrderCommand.class), Set.of(OrderEvent.class));
    }

    @Produces
    Aggregate<OrderCommand, Order.State, OrderEvent> orders() {
        return new Aggregate<>(
                OrderCommand.class, Order.State.class, OrderEvent.class, new Order(accepted));
    }

    /** Reads the setting; one that names an unknown currency ends the start. */
    @PostConstruct
    void accept() {
        try {
            currencies.map(AcceptedCurrencies::of).ifPresent(chosen -> accepted = chosen);
        } catch (IllegalArgumentException e) {
            failed.fire(new StartFailed(String.valueOf(e.getMessage()), e));
        }
    }
}
