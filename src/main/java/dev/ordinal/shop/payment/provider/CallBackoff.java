package dev.ordinal.shop.payment.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Back-off between calls for the same payment. */
@ApplicationScoped
class CallBackoff {

    private static final int DOUBLINGS = 20;
    private static final int REFUND_DOUBLINGS = 6;

    /**
     * Pause before the second call about a payment whose outcome is unknown. Each further pause is
     * twice as long.
     */
    @Inject
    @ConfigProperty(name = "ordinal.payment.provider.first-pause", defaultValue = "PT1S")
    private Duration first;

    /** Longest pause between two calls about a payment whose outcome is unknown. */
    @Inject
    @ConfigProperty(name = "ordinal.payment.provider.longest-pause", defaultValue = "PT1M")
    private Duration longest;

    /**
     * Pause before the second attempt of a refund that failed. Each further pause is twice as long.
     */
    @Inject
    @ConfigProperty(name = "ordinal.payment.refund.pause", defaultValue = "PT1M")
    private Duration refundPause;

    /** The pause after a refund has failed: it doubles with each failed attempt. */
    Duration beforeRefund(int failed) {
        return refundPause.multipliedBy(1L << Math.min(failed - 1, REFUND_DOUBLINGS));
    }

    /** The pause after a number of attempts: it doubles each time, with jitter. */
    Duration after(int attempts) {
        long bound = first.toMillis() << Math.min(attempts, DOUBLINGS);
        long millis = Math.min(bound, longest.toMillis());
        return Duration.ofMillis(millis * ThreadLocalRandom.current().nextLong(80, 121) / 100);
    }
}
