package dev.ordinal.engine.failure;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Exponential back-off: the pause after a failure, which doubles with each further failure up to a
 * limit.
 *
 * @param first the pause after the first failure
 * @param longest the limit, before jitter
 * @param jitter the part of itself by which a pause may be longer or shorter, from 0 to 1, so that
 *     clients that failed together do not retry together
 */
public record Backoff(Duration first, Duration longest, double jitter) {

    private static final int MOST_DOUBLINGS = 40;
    private static final double SECOND = 1e9;

    /**
     * The pause after a number of failures, with random jitter.
     *
     * @param failures the number of failures in a row, from 1
     */
    public Duration after(int failures) {
        return after(failures, ThreadLocalRandom.current().nextDouble());
    }

    /**
     * The pause after a number of failures.
     *
     * @param failures the number of failures in a row, from 1
     * @param chance from 0 for the shortest pause to 1 for the longest; 0.5 is the pause without
     *     jitter
     */
    public Duration after(int failures, double chance) {
        double doubled = nanos(first) * Math.pow(2, Math.min(failures - 1, MOST_DOUBLINGS));
        double pause = Math.min(doubled, nanos(longest));
        return Duration.ofNanos(Math.round(pause * (1 + jitter * (2 * chance - 1))));
    }

    /** Unlike {@link Duration#toNanos}, it does not overflow. */
    private static double nanos(Duration time) {
        return time.toSeconds() * SECOND + time.toNanosPart();
    }
}
