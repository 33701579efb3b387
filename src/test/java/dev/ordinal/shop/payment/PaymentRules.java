package dev.ordinal.shop.payment;

import dev.ordinal.engine.aggregate.Decider;
import dev.ordinal.shop.payment.contract.PaymentCommand;
import dev.ordinal.shop.payment.contract.PaymentEvent;

/** The rules of payments, for tests that play several modules without a server. */
public final class PaymentRules {

    private PaymentRules() {}

    public static Decider<PaymentCommand, ?, PaymentEvent> decider() {
        return new Payment();
    }
}
