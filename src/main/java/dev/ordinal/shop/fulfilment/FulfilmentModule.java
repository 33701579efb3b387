package dev.ordinal.shop.fulfilment;

import dev.ordinal.engine.message.ModuleDefinition;
import dev.ordinal.engine.saga.Saga;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Duration;
import java.util.Set;

/** Module definition of fulfilment. */
@ApplicationScoped
class FulfilmentModule {

    @Inject
    @ConfigProperty(name = "ordinal.fulfilment.timeout.stock", defaultValue = "PT1M")
    private Duration stock;

    @Inject
    @ConfigProperty(name = "ordinal.fulfilment.timeout.payment", defaultValue = "PT2M")
    private Duration payment;

    @Inject
    @ConfigProperty(name = "ordinal.fulfilment.timeout.order", defaultValue = "PT1M")
    private Duration order;

    @Inject
    @ConfigProperty(name = "ordinal.fulfilment.timeout.undo", defaultValue = "PT1M")
    private Duration undo;

    @Produces
    ModuleDefinition fulfilment() {
        return new ModuleDefinition("fulfilment", Set.of(), Set.of());
    }

    @Produces
    Saga<State> fulfilOrder() {
        return new FulfilOrder(new StepTimeouts(stock, payment, order, undo));
    }
}
