package dev.ordinal.shop.payment;

import dev.ordinal.engine.privacy.Personal;
import dev.ordinal.shop.money.Money;

import org.jspecify.annotations.Nullable;

/** States of a payment. */
sealed interface PaymentState {

    record Unrequested() implements PaymentState {}

    /** The refund came first: nothing must ever be captured. */
    record Barred() implements PaymentState {}

    /** States of a payment that was requested. */
    sealed interface Requested extends PaymentState {

        Money amount();

        Personal paymentMethod();

        default PaymentState captured(@Nullable String reference) {
            return new Captured(amount(), paymentMethod(), reference);
        }

        default PaymentState declined() {
            return new Declined(amount(), paymentMethod());
        }

        default PaymentState voided() {
            return new Voided(amount(), paymentMethod());
        }
    }

    /**
     * The provider has not answered yet, or its answer did not settle the payment.
     *
     * @param unknown whether the unknown outcome has been recorded
     * @param refundReason the reason to refund the money as soon as it is captured, or null
     */
    record Open(
            Money amount, Personal paymentMethod, boolean unknown, @Nullable Personal refundReason)
            implements Requested {

        Open unknownNow() {
            return new Open(amount, paymentMethod, true, refundReason);
        }

        Open wishedBack(Personal reason) {
            return new Open(amount, paymentMethod, unknown, reason);
        }

        @Override
        public PaymentState captured(@Nullable String reference) {
            return refundReason == null
                    ? new Captured(amount, paymentMethod, reference)
                    : new Refunding(amount, paymentMethod, reference);
        }
    }

    /** States in which the provider has, or had, the money. */
    sealed interface Taken extends Requested {

        @Nullable String reference();
    }

    record Captured(Money amount, Personal paymentMethod, @Nullable String reference)
            implements Taken {

        Refunding refunding() {
            return new Refunding(amount, paymentMethod, reference);
        }
    }

    record Refunding(Money amount, Personal paymentMethod, @Nullable String reference)
            implements Taken {

        Refunded refunded() {
            return new Refunded(amount, paymentMethod, reference);
        }
    }

    record Refunded(Money amount, Personal paymentMethod, @Nullable String reference)
            implements Taken {}

    record Declined(Money amount, Personal paymentMethod) implements Requested {}

    record Voided(Money amount, Personal paymentMethod) implements Requested {}
}
