package dev.ordinal.shop.fulfilment;

import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.privacy.Personal;
import dev.ordinal.shop.payment.contract.PaymentCommand.RefundPayment;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** States of what a person must see to about a payment. */
sealed interface PaymentCase {

    /** There is nothing to see to. */
    record Clear() implements PaymentCase {}

    /**
     * A person must see to the refund, to disputes, or to both.
     *
     * @param disputes the provider's names of the disputes
     */
    record Open(UUID paymentId, Refund refund, Set<String> disputes) implements PaymentCase {

        private static final String DISPUTE = "dispute ";

        public Open {
            disputes = Set.copyOf(disputes);
        }

        static Open of(UUID paymentId) {
            return new Open(paymentId, Refund.NOT_OWED, Set.of());
        }

        Open with(Refund newRefund) {
            return new Open(paymentId, newRefund, disputes);
        }

        Open disputed(String dispute) {
            var all = new TreeSet<>(disputes);
            all.add(dispute);
            return new Open(paymentId, refund, all);
        }

        Open withoutDispute(String what) {
            var rest = new TreeSet<>(disputes);
            rest.removeIf(dispute -> what.equals(DISPUTE + dispute));
            return new Open(paymentId, refund, rest);
        }

        PaymentCase clearIfDone() {
            return refund == Refund.NOT_OWED && disputes.isEmpty() ? new Clear() : this;
        }

        Command refundAgain() {
            return new RefundPayment(paymentId, Personal.plain("asked for again"));
        }

        List<String> attention() {
            var owed = Stream.of(ResolvePayment.REFUND).filter(_ -> refund == Refund.OWED);
            var disputed = disputes.stream().sorted().map(dispute -> DISPUTE + dispute);
            return Stream.concat(owed, disputed).toList();
        }
    }

    /** What has become of a refund that was given up. */
    enum Refund {
        NOT_OWED,
        OWED,
        ASKED_AGAIN
    }
}
