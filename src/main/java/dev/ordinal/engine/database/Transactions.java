package dev.ordinal.engine.database;

import dev.ordinal.engine.database.internal.Contention;
import dev.ordinal.engine.database.internal.TimeLimit;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Transactions for code that runs outside of one: resources, workers and periodic tasks. Commands,
 * projections, subscriptions and sagas are called inside a transaction, and within it these methods
 * join the current one.
 *
 * <pre>{@code
 * var parcel = transactions.call(() -> rows.find(ParcelRow.class, id));
 * }</pre>
 *
 * The work runs on the caller's thread. An exception that it throws rolls back and reaches the
 * caller. Do not wait for other systems inside: a transaction holds a connection of the pool.
 */
@ApplicationScoped
public class Transactions {

    private static final int ATTEMPTS = 10;
    private static final long LONGEST_PAUSE_NANOS = 20_000_000;

    @Resource private UserTransaction transaction;
    @Resource private TransactionSynchronizationRegistry registry;

    /** Runs the work in a transaction and returns its result; exceptions as in {@link #callIf}. */
    public <T> T call(Supplier<T> work) {
        return callIf(work, result -> true);
    }

    /** Runs the work in a transaction; exceptions as in {@link #callIf}. */
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /**
     * Runs the work in a transaction of its own, and again in a new one after a lost race: a {@link
     * ContentionException}, a serialization failure or a deadlock. There are at most ten attempts,
     * with pauses of up to 20 milliseconds, so the work must not change anything outside of the
     * database. Called inside a transaction, it joins that one, and a repetition is of no use.
     *
     * @throws RuntimeException the exception of the last attempt, or any other exception of the
     *     work at once
     */
    public <T> T callAgain(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return call(work);
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !Contention.isOne(e)) throw e;
                // A random time, so that two transactions that met do not meet again.
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_NANOS));
            }
        }
    }

    /**
     * Runs the work in a transaction, and commits if the result passes the test; if not, or if the
     * work throws, it rolls back. Inside a transaction it joins that one: a result that does not
     * pass marks it for rollback, and an exception is left to the caller who began it.
     *
     * @return the result of the work, also if it did not pass
     * @throws TransactionFailedException if the database cannot begin or commit
     * @throws TimeLimitException if the time limit of the current request is over
     */
    public <T> T callIf(Supplier<T> work, Predicate<T> passes) {
        try {
            return isActive() ? join(work, passes) : runNew(work, passes);
        } catch (Exception e) {
            throw failure(e);
        }
    }

    private static RuntimeException failure(Exception e) {
        if (e instanceof TimeLimitException over) return over;
        if (TimeLimit.isOver()) return new TimeLimitException(e);
        return e instanceof RuntimeException known ? known : new TransactionFailedException(e);
    }

    /**
     * Runs an action on this thread once the current transaction has committed; never if it rolls
     * back. It must be called inside a transaction.
     */
    public void afterCommit(Runnable action) {
        registry.registerInterposedSynchronization(new AfterCommit(action));
    }

    private boolean isActive() throws SystemException {
        return transaction.getStatus() != Status.STATUS_NO_TRANSACTION;
    }

    private <T> T join(Supplier<T> work, Predicate<T> passes) throws Exception {
        var result = work.get();
        if (!passes.test(result)) transaction.setRollbackOnly();
        return result;
    }

    private <T> T runNew(Supplier<T> work, Predicate<T> passes) throws Exception {
        if (TimeLimit.isOver()) throw new TimeLimitException(null);
        transaction.setTransactionTimeout(TimeLimit.seconds());
        transaction.begin();
        boolean commit = false;
        try {
            var result = work.get();
            commit = passes.test(result);
            return result;
        } finally {
            end(commit);
        }
    }

    private void end(boolean commit) throws Exception {
        if (commit) transaction.commit();
        else transaction.rollback();
    }

    private record AfterCommit(Runnable action) implements Synchronization {

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) action.run();
        }
    }
}
