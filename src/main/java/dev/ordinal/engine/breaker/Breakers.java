package dev.ordinal.engine.breaker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Method;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The named breakers of this server; each is known from its first call on. */
@ApplicationScoped
public class Breakers {

    private static final int DEPTH = 20;

    @Inject private BreakerSettings settings;

    private final Map<String, Watch> watches = new ConcurrentSkipListMap<>();

    /** How they stand, by name. */
    public List<BreakerStatus> all() {
        return watches.values().stream().map(Watch::status).toList();
    }

    /** Whether a breaker lets everybody through; one that was never called does. */
    public boolean isClosed(String name) {
        var watch = watches.get(name);
        return watch == null || watch.isClosed();
    }

    /**
     * Whether something failed because a breaker let it not through, or let it through as a probe
     * that failed.
     */
    public Optional<Setback> setback(Throwable failure) {
        return causes(failure)
                .flatMap(cause -> watches.values().stream().map(watch -> watch.setback(cause)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(
                        failure, Objects::nonNull, cause -> cause == null ? null : cause.getCause())
                .limit(DEPTH)
                .map(Objects::requireNonNull);
    }

    /** The watch over a method that is annotated with {@link Breaker}. */
    Watch of(Method guarded) {
        var name = guarded.getAnnotation(Breaker.class).value();
        return watches.computeIfAbsent(name, _ -> watch(name, guarded));
    }

    private Watch watch(String name, Method guarded) {
        return new Watch(
                name,
                settings.delay(guarded),
                settings.successThreshold(guarded),
                Clock.systemUTC());
    }
}
