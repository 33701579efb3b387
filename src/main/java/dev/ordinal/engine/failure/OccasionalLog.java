package dev.ordinal.engine.failure;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Log of failures that callers can cause at will. Of each kind it writes at most one record in a
 * minute, which says how many were left out since the one before, so that nobody can fill the log.
 * The kind is the place in the code: the type of the exception and where it was created, or,
 * without one, the text up to its first colon.
 */
public final class OccasionalLog {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Logger log;
    private final LongSupplier nanos;
    private final Map<String, Records> kinds = new ConcurrentHashMap<>();

    /** A log that writes to a logger. */
    public OccasionalLog(Logger log) {
        this(log, System::nanoTime);
    }

    OccasionalLog(Logger log, LongSupplier nanos) {
        this.log = log;
        this.nanos = nanos;
    }

    /** The records of one kind. */
    private static final class Records {
        private long last;
        private long leftOut = -1;

        /** The number that was left out if a record is due now, else -1. */
        synchronized long due(long now) {
            boolean first = leftOut < 0;
            if (!first && now - last < PAUSE.toNanos()) {
                leftOut++;
                return -1;
            }
            long before = first ? 0 : leftOut;
            last = now;
            leftOut = 0;
            return before;
        }
    }

    /**
     * Writes a message if one of its kind is due.
     *
     * @param message the kind, and after a colon what is special about this occurrence
     */
    public void log(Level level, String message) {
        write(level, message.split(":", 2)[0], message, null);
    }

    /** Writes a message with an exception and its stack trace if one of its kind is due. */
    public void log(Level level, String message, Throwable failure) {
        write(level, kindOf(failure), message, failure);
    }

    private void write(Level level, String kind, String message, @Nullable Throwable failure) {
        long leftOut = kinds.computeIfAbsent(kind, _ -> new Records()).due(nanos.getAsLong());
        if (leftOut < 0) return;
        var counted =
                leftOut == 0 ? "" : " (and %d more since the last such line)".formatted(leftOut);
        log.log(level, message + counted, failure);
    }

    private static String kindOf(Throwable failure) {
        var place = failure.getStackTrace();
        return failure.getClass().getName() + (place.length == 0 ? "" : " at " + place[0]);
    }
}
