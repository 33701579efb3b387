package dev.ordinal.guarantees;

import static org.awaitility.Awaitility.await;

import dev.ordinal.testkit.ThreeServers;
import dev.ordinal.testkit.ThreeServers.Role;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntSupplier;

/**
 * Task that kills and restarts each server repeatedly; two or three may be down at the same time.
 * It acts at random counts of checkouts.
 */
final class ServerKiller implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private final ThreeServers three;
    private final IntSupplier checkouts;
    private final ExecutorService threads = Executors.newFixedThreadPool(Role.values().length);
    private final List<Future<?>> running = new ArrayList<>();
    private final Queue<Duration> absences = new ConcurrentLinkedQueue<>();

    ServerKiller(ThreeServers three, IntSupplier checkouts) {
        this.three = three;
        this.checkouts = checkouts;
    }

    /**
     * Starts to kill each server {@code times} times, once at a random moment in each of as many
     * equal parts of all checkouts.
     */
    void begin(int times, int all, long seed) {
        for (Role role : Role.values()) {
            var dice = new Random(seed + role.name().hashCode());
            int part = all / times;
            var moments = dice.ints(times, 0, part).toArray();
            for (int i = 0; i < times; i++) moments[i] += i * part;
            running.add(threads.submit(() -> kill(role, moments)));
        }
    }

    private Void kill(Role role, int[] moments) throws IOException {
        for (int moment : moments) {
            await().atMost(TIMEOUT).until(() -> checkouts.getAsInt() >= moment);
            three.kill(role);
            long killed = System.nanoTime();
            three.restart(role).awaitReady();
            absences.add(Duration.ofNanos(System.nanoTime() - killed));
        }
        return null;
    }

    /** Waits until the last killed server is ready again. */
    void awaitEnd() throws InterruptedException, ExecutionException {
        for (var killer : running) killer.get();
    }

    int count() {
        return absences.size();
    }

    /** The median time for which a server was down. */
    Duration absence() {
        var sorted = absences.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
