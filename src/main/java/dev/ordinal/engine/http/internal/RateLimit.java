package dev.ordinal.engine.http.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.github.bucket4j.Bucket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Min;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Duration;

/**
 * Rate limit of one caller on this server: a number of requests per second, where unused requests
 * remain available for one more second.
 */
@ApplicationScoped
class RateLimit {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration FULL_AGAIN = Duration.ofMinutes(1);
    private static final int MOST_CALLERS = 100_000;

    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().expireAfterAccess(FULL_AGAIN).maximumSize(MOST_CALLERS).build();

    /** Requests of one caller to one server, per second. Twice as many may arrive in a burst. */
    @Inject
    @Min(1)
    @ConfigProperty(name = "ordinal.limit.requests-per-second", defaultValue = "5000")
    private long perSecond;

    /** Whether the caller may send one more request. */
    boolean permits(String caller) {
        return buckets.get(caller, _ -> full()).tryConsume(1);
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(2 * perSecond).refillGreedy(perSecond, SECOND))
                .build();
    }
}
