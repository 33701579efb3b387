package dev.ordinal.shop.payment;

import dev.ordinal.shop.payment.contract.PaymentCommand.RecordDisputeClosed;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentDisputeClosed;
import dev.ordinal.shop.payment.contract.PaymentEvent.RefundFailed;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Refunds and disputes of a captured payment, as far as they are known.
 *
 * @param attempt number of the current or next attempt to refund, from 1
 * @param refused number of attempts that were refused since the refund was last requested
 * @param known the provider's names of the refunds that failed and of the disputes
 * @param closed the outcomes of the disputes that were decided, by their names
 */
record Reversals(int attempt, int refused, Set<String> known, Map<String, String> closed) {

    static final Reversals NONE = new Reversals(1, 0, Set.of(), Map.of());

    Reversals {
        known = Set.copyOf(known);
        closed = Map.copyOf(closed);
    }

    boolean knows(@Nullable String name) {
        return name != null && known.contains(name);
    }

    /** Whether an outcome is known already; a bank may decide again, and differently. */
    boolean knows(RecordDisputeClosed c) {
        return c.outcome().equals(closed.get(c.dispute()));
    }

    /** Whether a failure is of an attempt that is over. */
    boolean isOver(@Nullable Integer other) {
        return other != null && other != attempt;
    }

    Reversals requested() {
        return new Reversals(attempt, 0, known, closed);
    }

    Reversals failed(RefundFailed e) {
        int refusals = e.wasRefused() ? refused + 1 : refused;
        return new Reversals(attempt + 1, refusals, with(e.refund()), closed);
    }

    Reversals disputed(String dispute) {
        return new Reversals(attempt, refused, with(dispute), closed);
    }

    /** The end of a dispute, whose beginning may be told later. */
    Reversals closed(PaymentDisputeClosed e) {
        var all = new HashMap<>(closed);
        all.put(e.dispute(), e.outcome());
        return new Reversals(attempt, refused, with(e.dispute()), all);
    }

    private Set<String> with(@Nullable String name) {
        if (name == null) return known;
        var all = new HashSet<>(known);
        all.add(name);
        return all;
    }
}
