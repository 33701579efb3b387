package dev.ordinal.engine.consumer;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

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

    private static final int MOST_DOUBLINGS = 30;

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

    /** The pause before a retry, after that many failures. */
    Duration delay(int failures) {
        return delay(failures, ThreadLocalRandom.current().nextDouble());
    }

    /**
     * The pause before a retry.
     *
     * @param failures how often it has failed, from 1
     * @param chance from 0 to 1: 0.5 is the pause without jitter
     */
    Duration delay(int failures, double chance) {
        double doubled = first.toMillis() * Math.pow(2, Math.min(failures - 1, MOST_DOUBLINGS));
        double pause = Math.min(doubled, (double) longest.toMillis());
        return Duration.ofMillis(Math.round(pause * (1 + jitter * (2 * chance - 1))));
    }
}
