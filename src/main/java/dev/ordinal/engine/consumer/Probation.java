package dev.ordinal.engine.consumer;

import dev.ordinal.engine.breaker.Breakers;
import dev.ordinal.engine.breaker.Setback;
import dev.ordinal.engine.lifecycle.Workers;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * Keeps a subscription from running against a breaker that is not closed: it waits for the next
 * probe, and until the breaker is closed its messages are taken one at a time, by all servers.
 */
final class Probation {

    private final String subscription;
    private final Breakers breakers;
    private final ProbeTurn turn;
    private final Workers workers;
    private volatile @Nullable String breaker;
    private volatile Instant until = Instant.MIN;

    Probation(String subscription, Breakers breakers, ProbeTurn turn, Workers workers) {
        this.subscription = subscription;
        this.breakers = breakers;
        this.turn = turn;
        this.workers = workers;
    }

    void begin(Setback setback) {
        breaker = setback.breaker();
        until = Instant.now().plus(setback.pause());
    }

    boolean isOn() {
        var name = breaker;
        return name != null && !breakers.isClosed(name);
    }

    /** Whether the next probe is still to be waited for. */
    boolean isPausing() {
        return Instant.now().isBefore(until);
    }

    /** Waits for the next probe. False if the server stops. */
    boolean await() throws InterruptedException {
        if (isPausing()) workers.pause(Duration.between(Instant.now(), until));
        return !workers.isStopping();
    }

    /** Whether a message may be worked off in this transaction. */
    boolean mayWork() {
        return !isOn() || turn.take(subscription);
    }
}
