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
            return new Captured(amount(), paymentMethod(), reference, Reversals.NONE);
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
                    ? new Captured(amount, paymentMethod, reference, Reversals.NONE)
                    : new Refunding(amount, paymentMethod, reference, Reversals.NONE);
        }
    }

    /** States in which the provider has, or had, the money. */
    sealed interface Taken extends Requested {

        @Nullable String reference();

        Reversals reversals();

        Taken with(Reversals known);

        default Refunding refunding(Reversals known) {
            return new Refunding(amount(), paymentMethod(), reference(), known);
        }
    }

    record Captured(
            Money amount, Personal paymentMethod, @Nullable String reference, Reversals reversals)
            implements Taken {

        @Override
        public Captured with(Reversals known) {
            return new Captured(amount, paymentMethod, reference, known);
        }
    }

    record Refunding(
            Money amount, Personal paymentMethod, @Nullable String reference, Reversals reversals)
            implements Taken {

        @Override
        public Refunding with(Reversals known) {
            return refunding(known);
        }

        Owed owed() {
            return new Owed(amount, paymentMethod, reference, reversals);
        }
    }

    record Refunded(
            Money amount, Personal paymentMethod, @Nullable String reference, Reversals reversals)
            implements Taken {

        @Override
        public Refunded with(Reversals known) {
            return new Refunded(amount, paymentMethod, reference, known);
        }
    }

    /** The refund was given up after several attempts; a person must see to it. */
    record Owed(
            Money amount, Personal paymentMethod, @Nullable String reference, Reversals reversals)
            implements Taken {

        @Override
        public Owed with(Reversals known) {
            return new Owed(amount, paymentMethod, reference, known);
        }
    }

    record Declined(Money amount, Personal paymentMethod) implements Requested {}

    record Voided(Money amount, Personal paymentMethod) implements Requested {}
}
