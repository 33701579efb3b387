package dev.ordinal.engine.lifecycle;

import dev.ordinal.engine.failure.Backoff;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.concurrent.ManagedThreadFactoryDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The background threads of this server. A stop of the server waits up to 10 seconds for them, then
 * interrupts them.
 *
 * <p>Each loop has a platform thread. Virtual threads share one carrier for each core, and a few
 * that wait for the same class to be initialized, as all clients of the broker do at the start, can
 * hold every carrier, so that the one that initializes the class never runs.
 */
@ApplicationScoped
@ManagedThreadFactoryDefinition(name = "java:app/ordinal/loops")
@ManagedExecutorDefinition(name = "java:app/ordinal/workers", virtual = true)
public class Workers {

    private static final Logger LOG = Logger.getLogger(Workers.class.getName());
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Backoff BACKOFF =
            new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), 0.25);

    /**
     * One round of a loop: it looks for work, does some, and waits for more. It handles its own
     * failures. What leaves it all the same, an exception or an error of the JVM, is logged and
     * counted ({@code ordinal.worker.failures}), and the next round begins after a pause: a second,
     * which doubles with each further failure up to 30 seconds. After 10 failures in a row, about
     * three minutes, the liveness check fails until a round succeeds.
     */
    @FunctionalInterface
    public interface Round {

        /**
         * Runs one round. An {@link InterruptedException} ends the loop in silence: the server
         * stops.
         */
        void run() throws InterruptedException;
    }

    @Resource(lookup = "java:app/ordinal/loops")
    private ManagedThreadFactory threads;

    @Resource(lookup = "java:app/ordinal/workers")
    private ManagedExecutorService executor;

    private final Map<Object, Future<?>> running = new ConcurrentHashMap<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> failuresInAll = new ConcurrentHashMap<>();
    private final Signal stop = new Signal();
    private volatile boolean stopping;

    /**
     * Repeats a round until the server stops, on a thread of its own.
     *
     * @param name the name of the loop in the log, in metrics and in the liveness check
     */
    public void start(String name, Round round) {
        start(name, round, () -> {});
    }

    /**
     * Repeats a round until the server stops, on a thread of its own.
     *
     * @param name the name of the loop in the log and in the liveness check
     * @param last runs at the end of the loop, whatever ended it
     */
    public void start(String name, Round round, Runnable last) {
        count(name);
        var loop = new FutureTask<>(() -> repeat(name, round, last), null);
        running.put(new Object(), loop);
        threads.newThread(loop).start();
    }

    /**
     * Runs a task once, on a virtual thread that may block, outside of a transaction. What the task
     * throws completes the stage exceptionally.
     */
    public <T> CompletionStage<T> call(Supplier<T> task) {
        var call = executor.supplyAsync(task);
        var key = new Object();
        running.put(key, call);
        return call.whenComplete((_, _) -> running.keySet().remove(key));
    }

    /** Waits for this time, or until the server stops. */
    public void pause(Duration time) throws InterruptedException {
        if (!stopping) stop.await(0, time);
    }

    /** Whether the server is stopping, so that no new work should begin. */
    public boolean isStopping() {
        return stopping;
    }

    /**
     * The failures in a row of the loops whose last round failed. The liveness check reports them.
     */
    public Map<String, Integer> failures() {
        return Map.copyOf(failures);
    }

    /** The failures of every loop since the start. */
    public Map<String, Long> failuresInAll() {
        var all = new TreeMap<String, Long>();
        failuresInAll.forEach((name, count) -> all.put(name, count.sum()));
        return all;
    }

    @SuppressWarnings("CatchingUnchecked") // a checked exception can get here in disguise
    private void repeat(String name, Round round, Runnable last) {
        try {
            while (!stopping) {
                try {
                    round.run();
                    failures.remove(name);
                } catch (InterruptedException e) {
                    throw e;
                } catch (Throwable e) {
                    failed(name, e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            last.run();
        }
    }

    private LongAdder count(String name) {
        return failuresInAll.computeIfAbsent(name, _ -> new LongAdder());
    }

    private void failed(String name, Throwable e) throws InterruptedException {
        if (stopping) return;
        int inARow = failures.merge(name, 1, Integer::sum);
        count(name).increment();
        try {
            LOG.log(Level.SEVERE, "The worker " + name + " failed, and goes on", e);
        } catch (RuntimeException | Error _) {
            // There may be no memory for it. The worker goes on all the same.
        }
        pause(BACKOFF.after(inARow));
    }

    /**
     * Waits for the end of every round and task, and interrupts what is still running when the time
     * is over.
     */
    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object end) {
        stopping = true;
        stop.raise();
        long deadline = System.nanoTime() + GRACE.toNanos();
        running.values().forEach(worker -> finish(worker, deadline - System.nanoTime()));
    }

    private static void finish(Future<?> worker, long nanos) {
        try {
            worker.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            worker.cancel(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | CancellationException e) {
            LOG.log(Level.FINE, "A worker ended with an error", e);
        }
    }
}
