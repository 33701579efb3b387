package dev.ordinal.engine.reader.internal;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Status of one partition of a reader.
 *
 * @param position the last position that the partition has passed
 * @param lagEvents number of events that the partition has still to read; 10,000 means 10,000 or
 *     more
 * @param lagSeconds age of the oldest of these events; 0 if there is none
 * @param failingSince the first failure in the present series, or null if the last attempt
 *     succeeded
 * @param error the last error of that series, or null
 */
public record ReaderStatus(
        String reader,
        int partition,
        long position,
        long lagEvents,
        double lagSeconds,
        int failures,
        @Nullable Instant failingSince,
        @Nullable String error) {}
