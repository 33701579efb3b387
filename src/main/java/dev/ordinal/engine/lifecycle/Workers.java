package dev.ordinal.engine.lifecycle;

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
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

    /**
     * One round of a loop: it looks for work, does some, and waits for more. It handles its own
     * failures. An exception that leaves it ends the loop for good; the log names it, and the
     * liveness check fails.
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
    private final Set<String> dead = new ConcurrentSkipListSet<>();
    private final Signal stop = new Signal();
    private volatile boolean stopping;

    /**
     * Repeats a round until the server stops, on a thread of its own.
     *
     * @param name the name of the loop in the log and in the liveness check
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
     * The names of the loops that ended though the server is not stopping. Nothing starts them
     * again; the liveness check reports them.
     */
    public Set<String> dead() {
        return Set.copyOf(dead);
    }

    private void repeat(String name, Round round, Runnable last) {
        try {
            while (!stopping) round.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            if (stopping) return;
            dead.add(name);
            LOG.log(Level.SEVERE, "The worker " + name + " died", e);
        } finally {
            last.run();
        }
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
