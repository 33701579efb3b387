package dev.ordinal.engine.consumer;

import dev.ordinal.engine.failure.Backoff;

import java.time.Duration;

/**
 * How often, and when, a message that failed is tried again.
 *
 * @param limit retries before it is a dead letter; 0 for none
 * @param first the pause before the first retry; each further one is twice as long
 * @param longest the longest pause
 * @param jitter by which part of itself a pause may be longer or shorter, so that messages which
 *     failed together do not come back together; from 0 to 1
 */
public record RetryPolicy(int limit, Duration first, Duration longest, double jitter) {

    /** Three retries, after about 1, 2 and 4 seconds. */
    public static final RetryPolicy USUAL =
            new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofMinutes(1), 0.2);

    /**
     * Takes only what makes sense.
     *
     * @throws IllegalStateException if a number is out of its range
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
