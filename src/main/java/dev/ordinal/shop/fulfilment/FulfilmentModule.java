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

    /** Time limit for the reservation of the stock. */
    @Inject
    @ConfigProperty(name = "ordinal.fulfilment.timeout.stock", defaultValue = "PT1M")
    private Duration stock;

    /** Time limit for the payment. */
    @Inject
    @ConfigProperty(name = "ordinal.fulfilment.timeout.payment", defaultValue = "PT2M")
    private Duration payment;

    /** Time limit for each answer of the order. */
    @Inject
    @ConfigProperty(name = "ordinal.fulfilment.timeout.order", defaultValue = "PT1M")
    private Duration order;

    /** Time limit for each step that is undone. */
    @Inject
    @ConfigProperty(name = "ordinal.fulfilment.timeout.undo", defaultValue = "PT1M")
    private Duration undo;

    /** Time after which a refund that staff requested again needs attention again. */
    @Inject
    @ConfigProperty(name = "ordinal.fulfilment.timeout.refund", defaultValue = "PT30M")
    private Duration refund;

    @Produces
    ModuleDefinition fulfilment() {
        return new ModuleDefinition("fulfilment", Set.of(), Set.of());
    }

    @Produces
    Saga<State> fulfilOrder() {
        return new FulfilOrder(new StepTimeouts(stock, payment, order, undo));
    }

    @Produces
    Saga<PaymentCase> resolvePayment() {
        return new ResolvePayment(refund);
    }
}
