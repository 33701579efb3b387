package dev.ordinal.engine.consumer;

import dev.ordinal.engine.failure.Backoff;

import java.time.Duration;

/**
 * The number of retries of a message whose processing failed, and the pauses before them. Outages
 * are not failures in this sense: see {@link Subscription#on}.
 *
 * @param limit the number of retries before the message becomes a dead letter; 0 for none
 * @param first the pause before the first retry; each further pause is twice as long
 * @param longest the longest pause, before jitter
 * @param jitter the part of itself by which a pause may be longer or shorter, from 0 to 1, so that
 *     messages that failed together are not retried together
 */
public record RetryPolicy(int limit, Duration first, Duration longest, double jitter) {

    /**
     * The policy of a subscription that states none: three retries, after about 1, 2 and 4 seconds.
     */
    public static final RetryPolicy USUAL =
            new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofMinutes(1), 0.2);

    /**
     * Checks the numbers.
     *
     * @throws IllegalStateException if limit or jitter is out of its range, {@code first} is not
     *     positive, or {@code longest} is shorter than {@code first}
     */
    public RetryPolicy {
        boolean isSound =
                limit >= 0
                        && first.isPositive()
                        && longest.compareTo(first) >= 0
                        && jitter >= 0
                        && jitter <= 1;
        if (!isSound) {
            throw new IllegalStateException(
                    "No retry policy: limit %d, first %s, longest %s, jitter %s"
                            .formatted(limit, first, longest, jitter));
        }
    }

    /** The pauses before the retries. */
    public Backoff backoff() {
        return new Backoff(first, longest, jitter);
    }
}
