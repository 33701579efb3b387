package dev.ordinal.engine.sample;

import dev.ordinal.engine.breaker.Breaker;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A stand-in for a service that others run, with one circuit breaker for each way of calling it. It
 * can be away, and it can hold its callers up.
 */
@ApplicationScoped
public class RemoteService {

    public static final int DELAY_SECONDS = 1;

    private final List<Instant> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger inside = new AtomicInteger();
    private volatile boolean away;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    @Breaker("test-single")
    @CircuitBreaker(
            requestVolumeThreshold = 2,
            failureRatio = 1.0,
            delay = DELAY_SECONDS,
            delayUnit = ChronoUnit.SECONDS)
    public void callOne() {
        call();
    }

    @Breaker("test-batch")
    @CircuitBreaker(
            requestVolumeThreshold = 2,
            failureRatio = 1.0,
            delay = DELAY_SECONDS,
            delayUnit = ChronoUnit.SECONDS,
            successThreshold = 2)
    public void callInBatch() {
        call();
    }

    @Breaker("test-ordered")
    @CircuitBreaker(
            requestVolumeThreshold = 2,
            failureRatio = 1.0,
            delay = DELAY_SECONDS,
            delayUnit = ChronoUnit.SECONDS)
    public void callInOrder() {
        call();
    }

    @Breaker("test-crowd")
    @CircuitBreaker(
            requestVolumeThreshold = 2,
            failureRatio = 1.0,
            delay = DELAY_SECONDS,
            delayUnit = ChronoUnit.SECONDS,
            successThreshold = 3)
    public void callInACrowd() {
        call();
    }

    private void call() {
        calls.add(Instant.now());
        inside.incrementAndGet();
        try {
            if (!gate.await(30, TimeUnit.SECONDS)) throw new IllegalStateException("Forgotten");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            inside.decrementAndGet();
        }
        if (away) throw new IllegalStateException("The service is away");
    }

    public void goAway() {
        calls.clear();
        away = true;
    }

    public void comeBack() {
        away = false;
    }

    /** Holds up all calls from now on, until the latch is released. */
    public CountDownLatch shutGate() {
        gate = new CountDownLatch(1);
        return gate;
    }

    /** The times at which it was called since it went away. */
    public List<Instant> calls() {
        return calls;
    }

    /** The number of calls that are held up. */
    public int inside() {
        return inside.get();
    }
}
