package dev.ordinal.shop.payment;

import dev.ordinal.shop.payment.contract.PaymentEvent.RefundFailed;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;

/**
 * Refunds and disputes of a captured payment, as far as they are known.
 *
 * @param attempt number of the current or next attempt to refund, from 1
 * @param refused number of attempts that were refused since the refund was last requested
 * @param known the provider's names of the refunds that failed and of the disputes
 */
record Reversals(int attempt, int refused, Set<String> known) {

    static final Reversals NONE = new Reversals(1, 0, Set.of());

    Reversals {
        known = Set.copyOf(known);
    }

    boolean knows(@Nullable String name) {
        return name != null && known.contains(name);
    }

    /** Whether a failure is of an attempt that is over. */
    boolean isOver(@Nullable Integer other) {
        return other != null && other != attempt;
    }

    Reversals requested() {
        return new Reversals(attempt, 0, known);
    }

    Reversals failed(RefundFailed e) {
        return new Reversals(attempt + 1, e.wasRefused() ? refused + 1 : refused, with(e.refund()));
    }

    Reversals disputed(String dispute) {
        return new Reversals(attempt, refused, with(dispute));
    }

    private Set<String> with(@Nullable String name) {
        if (name == null) return known;
        var all = new HashSet<>(known);
        all.add(name);
        return all;
    }
}
