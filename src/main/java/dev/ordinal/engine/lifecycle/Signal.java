package dev.ordinal.engine.lifecycle;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A signal between threads of one server. It counts, so that a thread does not miss one that is
 * raised between its check for work and its wait:
 *
 * <pre>{@code
 * long seen = signal.count();
 * if (!hasWork()) signal.await(seen, Duration.ofSeconds(1));
 * }</pre>
 */
public final class Signal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition raised = lock.newCondition();
    private long count;

    /** Raises the signal and wakes all threads that wait for it. */
    public void raise() {
        lock.lock();
        try {
            count++;
            raised.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The number of times that the signal was raised; take it before looking for work. */
    public long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the signal has been raised again.
     *
     * @param seen the {@link #count} before the caller looked for work
     * @return true if it was raised, false if the time is over
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean await(long seen, Duration timeout) throws InterruptedException {
        long nanos = timeout.toNanos();
        lock.lockInterruptibly();
        try {
            while (count == seen && nanos > 0) {
                nanos = raised.awaitNanos(nanos);
            }
            return count != seen;
        } finally {
            lock.unlock();
        }
    }
}
