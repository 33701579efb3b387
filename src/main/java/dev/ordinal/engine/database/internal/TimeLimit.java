package dev.ordinal.engine.database.internal;

import java.lang.ScopedValue.CallableOp;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Time limit of the work of a thread. After the limit its transaction starts no more statements and
 * is rolled back; a statement that is running then still has the time that every statement has.
 */
public final class TimeLimit {

    private static final ScopedValue<Long> DEADLINE = ScopedValue.newInstance();

    private TimeLimit() {}

    /** Does the work within the time limit. */
    public static <T, X extends Throwable> T within(Duration time, CallableOp<T, X> work) throws X {
        return ScopedValue.where(DEADLINE, System.nanoTime() + time.toNanos()).call(work);
    }

    /** The same work with the time limit of this thread, for another thread. */
    public static <T> Supplier<T> carry(Supplier<T> work) {
        if (!DEADLINE.isBound()) return work;
        long deadline = DEADLINE.get();
        return () -> ScopedValue.where(DEADLINE, deadline).call(work::get);
    }

    public static boolean isOver() {
        return DEADLINE.isBound() && DEADLINE.get() - System.nanoTime() <= 0;
    }

    /** The seconds that are left, rounded up; 0 without a limit. */
    public static int seconds() {
        if (!DEADLINE.isBound()) return 0;
        long left = Math.max(1, DEADLINE.get() - System.nanoTime());
        return Math.toIntExact(TimeUnit.NANOSECONDS.toSeconds(left - 1) + 1);
    }
}
