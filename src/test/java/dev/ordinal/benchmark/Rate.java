package dev.ordinal.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/** Rate per second. */
final class Rate {

    /** Work that goes on until it is told to stop, and counts what it has done. */
    interface Work {
        long run(BooleanSupplier goOn) throws Exception;
    }

    private Rate() {}

    /** The rate of the same work done by several workers at once. */
    static double of(int workers, Duration time, Work work) throws Exception {
        long start = System.nanoTime();
        BooleanSupplier goOn = () -> System.nanoTime() - start < time.toNanos();
        Callable<Long> task = () -> work.run(goOn);
        long count = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++) running.add(threads.submit(task));
            for (var one : running) count += one.get();
        }
        return count * 1e9 / (System.nanoTime() - start);
    }
}
