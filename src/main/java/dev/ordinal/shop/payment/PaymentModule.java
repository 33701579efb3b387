package dev.ordinal.shop.payment;

import dev.ordinal.engine.aggregate.Aggregate;
import dev.ordinal.engine.message.ModuleDefinition;
import dev.ordinal.shop.payment.contract.PaymentCommand;
import dev.ordinal.shop.payment.contract.PaymentEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.util.Set;

/** Module definition of payment. */
@ApplicationScoped
class PaymentModule {

    @Produces
    ModuleDefinition payment() {
        return new ModuleDefinition(
                "payment", Set.of(PaymentCommand.class), Set.of(PaymentEvent.class));
    }

    @Produces
    Aggregate<PaymentCommand, PaymentState, PaymentEvent> payments() {
        return new Aggregate<>(
                PaymentCommand.class, PaymentState.class, PaymentEvent.class, new Payment());
    }
}
