package dev.ordinal.engine.command.internal;

import dev.ordinal.engine.message.StreamId;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Locks within this server that let one command at a time work on a stream. They only avoid
 * conflicts; the expected version in the database is what keeps a stream correct.
 */
@ApplicationScoped
class StreamLocks {

    private final ReentrantLock[] stripes =
            Stream.generate(ReentrantLock::new).limit(StreamId.SLOTS).toArray(ReentrantLock[]::new);

    <T> T take(StreamId stream, Supplier<T> work) {
        var stripe = stripes[stream.slot()];
        boolean mine = tryLock(stripe);
        try {
            return work.get();
        } finally {
            if (mine) stripe.unlock();
        }
    }

    /**
     * Waits for a limited time, since two commands that send commands to each other's streams would
     * deadlock.
     */
    private static boolean tryLock(ReentrantLock stripe) {
        try {
            return stripe.tryLock(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
