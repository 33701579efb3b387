package dev.ordinal.shop.fulfilment;

import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.privacy.Personal;
import dev.ordinal.shop.payment.contract.PaymentCommand.RefundPayment;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentRefunded;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** States of what a person must see to about a payment. */
sealed interface PaymentCase {

    /**
     * Number of the latest attempt to refund whose result is known here; null if there is none.
     * Events reach a saga in any order; those of earlier attempts change nothing.
     */
    @Nullable Integer attempt();

    /** There is nothing to see to. */
    record Clear(@Nullable Integer attempt) implements PaymentCase {}

    /**
     * A person must see to the refund, to disputes, or to both.
     *
     * @param disputes the provider's names of the disputes
     */
    record Open(UUID paymentId, Refund refund, Set<String> disputes, @Nullable Integer attempt)
            implements PaymentCase {

        private static final String DISPUTE = "dispute ";

        public Open {
            disputes = Set.copyOf(disputes);
        }

        Open with(Refund newRefund) {
            return new Open(paymentId, newRefund, disputes, attempt);
        }

        Open after(@Nullable Integer newAttempt) {
            return newAttempt == null ? this : new Open(paymentId, refund, disputes, newAttempt);
        }

        Open disputed(String dispute) {
            var all = new TreeSet<>(disputes);
            all.add(dispute);
            return new Open(paymentId, refund, all, attempt);
        }

        Open withoutDispute(String what) {
            var rest = new TreeSet<>(disputes);
            rest.removeIf(dispute -> what.equals(DISPUTE + dispute));
            return new Open(paymentId, refund, rest, attempt);
        }

        PaymentCase clearIfDone() {
            return refund == Refund.NOT_OWED && disputes.isEmpty() ? new Clear(attempt) : this;
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

    /** The case as one that is open. */
    default Open opened(UUID paymentId) {
        return this instanceof Open open
                ? open
                : new Open(paymentId, Refund.NOT_OWED, Set.of(), attempt());
    }

    /** Whether an attempt that failed is an earlier one than the latest that is known. */
    default boolean isPast(int failed) {
        var known = attempt();
        return known != null && failed < known;
    }

    /**
     * Whether a refund comes from an attempt after the latest that is known: one of the same
     * attempt succeeded before it failed. The first attempt cannot come after one that failed.
     */
    default boolean isNews(PaymentRefunded refunded) {
        var number = refunded.attempt();
        var known = attempt();
        if (this instanceof Open && known == null) return true;
        if (number == null) return this instanceof Open;
        return number > (known == null ? 1 : known);
    }

    /** What has become of a refund that was given up. */
    enum Refund {
        NOT_OWED,
        OWED,
        ASKED_AGAIN
    }
}
