package dev.ordinal.engine.reader.internal;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A partition of a reader whose last attempt failed.
 *
 * @param since when its present run of failures began
 * @param error what it failed with last
 */
public record ReaderFailure(
        String reader, int partition, @Nullable Instant since, @Nullable String error) {

    public static ReaderFailure of(CheckpointRow row) {
        return new ReaderFailure(row.reader(), row.partition(), row.failingSince(), row.error());
    }
}
