package dev.ordinal.engine.consumer.internal;

import dev.ordinal.engine.breaker.internal.BreakerRejection;
import dev.ordinal.engine.breaker.internal.Breakers;
import dev.ordinal.engine.consumer.internal.FailureDecision.GiveBack;
import dev.ordinal.engine.consumer.internal.FailureDecision.Reject;
import dev.ordinal.engine.lifecycle.Workers;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * The pause of one subscription while a breaker that its handler calls is not closed. The
 * subscription waits until the breaker lets a probe through. Until the breaker is closed, messages
 * are processed one at a time, by one server at a time. It also keeps whether an outage that no
 * breaker reports, such as one of the database, may last.
 */
final class BreakerPause {

    private static final Duration OUTAGE = Duration.ofSeconds(1);

    private final String subscription;
    private final Breakers breakers;
    private final ProbeLock lock;
    private final Workers workers;
    private volatile @Nullable String breaker;
    private volatile Instant until = Instant.MIN;
    private volatile boolean isOutageLikely;

    BreakerPause(String subscription, Breakers breakers, ProbeLock lock, Workers workers) {
        this.subscription = subscription;
        this.breakers = breakers;
        this.lock = lock;
        this.workers = workers;
    }

    /**
     * The consumer's pause after a failure: until the breaker lets a probe through, or a second if
     * nothing tells when the outage ends.
     */
    void after(FailureDecision decision) throws InterruptedException {
        var rejection = decision.breaker();
        rejection.ifPresent(this::begin);
        boolean isWaiting = decision instanceof GiveBack || decision instanceof Reject;
        if (isWaiting && rejection.isEmpty()) {
            isOutageLikely = true;
            workers.pause(OUTAGE);
        }
    }

    /** Whether the last failure may be an outage, which no breaker tells the end of. */
    boolean isOutageLikely() {
        return isOutageLikely;
    }

    void outageIsOver() {
        isOutageLikely = false;
    }

    private void begin(BreakerRejection rejection) {
        breaker = rejection.breaker();
        until = Instant.now().plus(rejection.pause());
    }

    /** Whether the breaker is still not closed, though a probe may be due. */
    boolean isOn() {
        var name = breaker;
        return name != null && !breakers.isClosed(name);
    }

    /** Whether the time of the next probe has not come yet. */
    boolean isPausing() {
        return Instant.now().isBefore(until);
    }

    /** Waits until the time of the next probe. Returns false if the server stops. */
    boolean await() throws InterruptedException {
        if (isPausing()) workers.pause(Duration.between(Instant.now(), until));
        return !workers.isStopping();
    }

    /** Whether a message may be processed in this transaction; as a probe, it takes the lock. */
    boolean mayWork() {
        return !isOn() || lock.take(subscription);
    }
}
