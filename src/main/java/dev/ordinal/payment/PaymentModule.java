package dev.ordinal.payment;

import dev.ordinal.engine.aggregate.Aggregate;
import dev.ordinal.engine.message.Module;
import dev.ordinal.payment.contract.PaymentCommand;
import dev.ordinal.payment.contract.PaymentEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.util.Set;

/** What payment hands to the engine. */
@ApplicationScoped
class PaymentModule {

    @Produces
    Module payment() {
        return new Module("payment", Set.of(PaymentCommand.class), Set.of(PaymentEvent.class));
    }

    @Produces
    Aggregate<PaymentCommand, PaymentState, PaymentEvent> payments() {
        return new Aggregate<>(
                PaymentCommand.class, PaymentState.class, PaymentEvent.class, new Payment());
    }
}
