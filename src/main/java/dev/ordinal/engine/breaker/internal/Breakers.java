package dev.ordinal.engine.breaker.internal;

import dev.ordinal.engine.breaker.Breaker;
import dev.ordinal.engine.failure.CausalChain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.lang.reflect.Method;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Registry of the named breakers of this server. A breaker appears in it with its first call. */
@ApplicationScoped
public class Breakers {

    @Inject private BreakerSettings settings;

    private final Map<String, BreakerTracker> trackers = new ConcurrentSkipListMap<>();

    /** The state of each breaker, by name. */
    public List<BreakerStatus> all() {
        return trackers.values().stream().map(BreakerTracker::status).toList();
    }

    /** Whether a breaker lets every call through; one that was never called does. */
    public boolean isClosed(String name) {
        var tracker = trackers.get(name);
        return tracker == null || tracker.isClosed();
    }

    /** The rejection that caused a failure; empty if no breaker rejected the call. */
    public Optional<BreakerRejection> rejection(Throwable failure) {
        return new CausalChain(failure)
                .stream()
                        .flatMap(cause ->
                                trackers.values().stream().map(tracker -> tracker.rejection(cause)))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    /** The tracker of the breaker on a method that is annotated with {@link Breaker}. */
    BreakerTracker of(Method guarded) {
        var name = name(guarded);
        return trackers.computeIfAbsent(name, _ -> tracker(name, guarded));
    }

    private static String name(Method guarded) {
        var breaker = guarded.getAnnotation(Breaker.class);
        if (breaker == null) {
            throw new IllegalStateException(
                    "@Breaker stands on the class of %s. Put it on the method: each method has a circuit breaker of its own"
                            .formatted(guarded));
        }
        return breaker.value();
    }

    private BreakerTracker tracker(String name, Method guarded) {
        return new BreakerTracker(
                name,
                settings.delay(guarded),
                settings.successThreshold(guarded),
                Clock.systemUTC());
    }
}
