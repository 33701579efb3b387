package dev.ordinal.engine.reader.internal;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * How one partition of a reader is doing.
 *
 * @param position the last position it has passed
 * @param lagEvents how many events it has still to read; counted up to 10,000, which then stands
 *     for more
 * @param lagSeconds how long the oldest of them has waited; 0 if there is none
 * @param failingSince when its present run of failures began, or null
 * @param error what it failed with last, or null
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
