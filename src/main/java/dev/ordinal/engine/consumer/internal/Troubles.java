package dev.ordinal.engine.consumer.internal;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The subscriptions of this server that have met a message of which they cannot get rid: it can be
 * neither received nor given up. An entry goes a minute after the last such attempt.
 */
@ApplicationScoped
public class Troubles {

    private static final Duration SHOWN = Duration.ofMinutes(1);

    private final Map<String, Trouble> bySubscription = new ConcurrentHashMap<>();

    /**
     * The trouble of one subscription.
     *
     * @param since the first attempt that failed
     * @param last the last attempt that failed
     * @param attempts the number of attempts that failed
     * @param error the error of the last attempt
     */
    public record Trouble(
            String subscription, Instant since, Instant last, int attempts, String error) {

        private Trouble again(Trouble next) {
            return new Trouble(subscription, since, next.last, attempts + 1, next.error);
        }

        private boolean isOver() {
            return last.isBefore(Instant.now().minus(SHOWN));
        }
    }

    void note(String subscription, String error) {
        var now = Instant.now();
        bySubscription.merge(
                subscription,
                new Trouble(subscription, now, now, 1, error),
                (before, next) -> before.isOver() ? next : before.again(next));
    }

    /** The present troubles, by the name of the subscription. */
    public List<Trouble> all() {
        bySubscription.values().removeIf(Trouble::isOver);
        return bySubscription.values().stream()
                .sorted(Comparator.comparing(Trouble::subscription))
                .toList();
    }
}
