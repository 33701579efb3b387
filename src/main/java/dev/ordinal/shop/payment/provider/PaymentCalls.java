package dev.ordinal.shop.payment.provider;

import dev.ordinal.engine.database.NativeQueries;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.lifecycle.Signal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/**
 * Queue of the calls that are due. Any number of servers take calls from it; each call is leased to
 * one server at a time.
 */
@ApplicationScoped
class PaymentCalls {

    /**
     * While the provider is probed, calls that failed least go first: a payment that always fails
     * would otherwise make each probe fail, and keep the others out.
     */
    private static final String CLAIM =
            """
            update payment_call set due_at = clock_timestamp() + make_interval(secs => ?1)
             where payment_id in (select payment_id from payment_call
                                   where due_at <= clock_timestamp()
                                   order by case when ?3 then attempts else 0 end, due_at
                                   limit ?2 for update skip locked)
            returning *
            """;

    /** Postpones a call unless an event has settled or changed it in the meantime. */
    private static final String POSTPONE =
            """
            update payment_call
               set due_at = clock_timestamp() + make_interval(secs => ?1), attempts = attempts + ?2,
                   reference = coalesce(?3, reference), refund = coalesce(?4, refund), error = ?5
             where payment_id = ?6 and version = ?7 and due_at is not null
            """;

    @Inject private NativeQueries queries;
    @Inject private Transactions transactions;

    /**
     * Time for which one server has a call to itself. After it, another server may take the call.
     */
    @Inject
    @ConfigProperty(name = "ordinal.payment.provider.lease", defaultValue = "PT15S")
    private Duration lease;

    private final Signal due = new Signal();

    /** The signal that is raised when a call may be due. */
    Signal due() {
        return due;
    }

    void wake() {
        due.raise();
    }

    /**
     * Leases due calls; if this server dies, others take them after the lease.
     *
     * @param isProbe whether those that failed least go first, instead of those that are due
     *     longest
     */
    List<PaymentCall> claim(int most, boolean isProbe) {
        return transactions.call(() ->
                queries.query(CLAIM, seconds(lease), most, isProbe).entities(PaymentCall.class));
    }

    /** Postpones a call and stores what is known. */
    void postpone(PaymentCall call, Duration pause, Known known) {
        update(call, pause, 1, known);
    }

    /** Returns a call that was not made. */
    void putBack(PaymentCall call, String why) {
        update(call, Duration.ZERO, 0, new Known(null, null, why));
    }

    /**
     * Results of a call that did not settle its payment.
     *
     * @param reference the provider's name for the payment, or null
     * @param refund the provider's name for the refund, or null
     * @param error the reason for which the call is not settled
     */
    record Known(@Nullable String reference, @Nullable String refund, String error) {}

    private void update(PaymentCall call, Duration pause, int attempts, Known known) {
        transactions.run(() ->
                queries.update(
                        POSTPONE,
                        seconds(pause),
                        attempts,
                        known.reference(),
                        known.refund(),
                        known.error(),
                        call.paymentId(),
                        call.version()));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
