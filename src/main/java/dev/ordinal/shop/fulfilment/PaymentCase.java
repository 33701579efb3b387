package dev.ordinal.shop.fulfilment;

import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.privacy.Personal;
import dev.ordinal.shop.payment.contract.PaymentCommand.RefundPayment;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentDisputeClosed;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentRefunded;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** States of what a person must see to about a payment. */
sealed interface PaymentCase {

    /** What must be remembered because events reach a saga in any order. */
    Known known();

    /**
     * What has been heard.
     *
     * @param over the provider's names of the disputes whose end was told before their beginning
     * @param attempt number of the latest attempt to refund whose result is known; null if none is
     */
    record Known(Set<String> over, @Nullable Integer attempt) {

        static final Known NOTHING = new Known(Set.of(), null);

        public Known {
            over = Set.copyOf(over);
        }

        Known ended(String dispute) {
            return new Known(plus(over, dispute), attempt);
        }

        Known heard(@Nullable Integer newAttempt) {
            return newAttempt == null ? this : new Known(over, newAttempt);
        }
    }

    /** There is nothing to see to. */
    record Clear(Known known) implements PaymentCase {

        static final Clear NOTHING = new Clear(Known.NOTHING);

        /** Earlier releases stored nothing. */
        public Clear {
            known = known == null ? Known.NOTHING : known;
        }
    }

    /**
     * A person must see to the refund, to disputes, or to both.
     *
     * @param disputes the provider's names of the disputes that are not decided
     * @param lost those of the disputes that the customer has won, whose money is gone
     */
    record Open(UUID paymentId, Refund refund, Set<String> disputes, Set<String> lost, Known known)
            implements PaymentCase {

        private static final String DISPUTE = "dispute ";
        private static final String LOST = "lost dispute ";

        /** Earlier releases stored neither lost disputes nor what is known. */
        public Open {
            disputes = Set.copyOf(disputes);
            lost = lost == null ? Set.of() : Set.copyOf(lost);
            known = known == null ? Known.NOTHING : known;
        }

        Open with(Refund newRefund) {
            return new Open(paymentId, newRefund, disputes, lost, known);
        }

        Open after(@Nullable Integer attempt) {
            return new Open(paymentId, refund, disputes, lost, known.heard(attempt));
        }

        Open disputed(String dispute) {
            if (known.over().contains(dispute)) return this;
            return new Open(paymentId, refund, plus(disputes, dispute), lost, known);
        }

        /** A dispute was decided. Its beginning may be told later, which then is no news. */
        Open closed(PaymentDisputeClosed e) {
            var name = e.dispute();
            return new Open(
                    paymentId,
                    refund,
                    minus(disputes, name),
                    e.lost() ? plus(lost, name) : minus(lost, name),
                    disputes.contains(name) ? known : known.ended(name));
        }

        Open withoutDispute(String what) {
            return new Open(
                    paymentId,
                    refund,
                    without(disputes, DISPUTE, what),
                    without(lost, LOST, what),
                    known);
        }

        PaymentCase clearIfDone() {
            boolean isDone = refund == Refund.NOT_OWED && disputes.isEmpty() && lost.isEmpty();
            return isDone ? new Clear(known) : this;
        }

        Command refundAgain() {
            return new RefundPayment(paymentId, Personal.plain("asked for again"));
        }

        List<String> attention() {
            var owed = Stream.of(ResolvePayment.REFUND).filter(_ -> refund == Refund.OWED);
            var disputed = disputes.stream().sorted().map(DISPUTE::concat);
            var gone = lost.stream().sorted().map(LOST::concat);
            return Stream.of(owed, disputed, gone).flatMap(names -> names).toList();
        }
    }

    /** The case as one that is open. */
    default Open opened(UUID paymentId) {
        return this instanceof Open open
                ? open
                : new Open(paymentId, Refund.NOT_OWED, Set.of(), Set.of(), known());
    }

    /** Whether an attempt that failed is an earlier one than the latest that is known. */
    default boolean isPast(int failed) {
        var latest = known().attempt();
        return latest != null && failed < latest;
    }

    /**
     * Whether a refund comes from an attempt after the latest that is known: one of the same
     * attempt succeeded before it failed. The first attempt cannot come after one that failed.
     */
    default boolean isNews(PaymentRefunded refunded) {
        var number = refunded.attempt();
        var latest = known().attempt();
        if (this instanceof Open && latest == null) return true;
        if (number == null) return this instanceof Open;
        return number > (latest == null ? 1 : latest);
    }

    private static Set<String> plus(Set<String> names, String name) {
        var all = new TreeSet<>(names);
        all.add(name);
        return all;
    }

    private static Set<String> minus(Set<String> names, String name) {
        return without(names, "", name);
    }

    private static Set<String> without(Set<String> names, String prefix, String what) {
        var rest = new TreeSet<>(names);
        rest.removeIf(name -> what.equals(prefix + name));
        return rest;
    }

    /** What has become of a refund that was given up. */
    enum Refund {
        NOT_OWED,
        OWED,
        ASKED_AGAIN
    }
}
