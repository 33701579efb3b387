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
 * The background work of this server. Each loop has a thread of its own, and no virtual one: those
 * share a carrier for each core, and a few that wait for the same class to be initialized, as all
 * clients of the broker do at the start, can take all carriers from the one that they wait for.
 */
@ApplicationScoped
@ManagedThreadFactoryDefinition(name = "java:app/ordinal/loops")
@ManagedExecutorDefinition(name = "java:app/ordinal/workers", virtual = true)
public class Workers {

    private static final Logger LOG = Logger.getLogger(Workers.class.getName());
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** One round of a loop. It handles its own failures. */
    @FunctionalInterface
    public interface Round {

        /** Does some work, then waits for more. */
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

    /** Repeats the round until the server stops. */
    public void start(String name, Round round) {
        start(name, round, () -> {});
    }

    /** Repeats the round until the server stops, then ends with {@code last}. */
    public void start(String name, Round round, Runnable last) {
        var loop = new FutureTask<>(() -> repeat(name, round, last), null);
        running.put(new Object(), loop);
        threads.newThread(loop).start();
    }

    /** Runs a task once, on a thread that may block. A stop waits for it as for a round. */
    public <T> CompletionStage<T> call(Supplier<T> task) {
        var call = executor.supplyAsync(task);
        var key = new Object();
        running.put(key, call);
        return call.whenComplete((_, _) -> running.keySet().remove(key));
    }

    /** Waits that long, or until the server stops. */
    public void pause(Duration time) throws InterruptedException {
        if (!stopping) stop.await(0, time);
    }

    /** Whether no new work should be begun. */
    public boolean isStopping() {
        return stopping;
    }

    /** The loops that ended though nobody stopped them; nothing starts them again. */
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

    /** Lets every round end by itself; what takes too long is interrupted. */
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
