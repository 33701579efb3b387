package dev.ordinal.engine.reader.internal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
 * @param heldBy the session that holds the partition's lease at the moment; null while none does. A
 *     lease that is held for longer than a batch takes belongs to a server that hangs
 * @param leftOver whether no reader of that name is declared on this server: it was renamed or
 *     removed, and nothing reads on from this checkpoint
 */
public record ReaderStatus(
        @Schema(examples = "parcel-list") String reader,
        int partition,
        @Schema(examples = "42") long position,
        @Schema(examples = "0") long lagEvents,
        @Schema(examples = "0") double lagSeconds,
        int failures,
        @Nullable Instant failingSince,
        @Nullable String error,
        @Nullable Holder heldBy,
        boolean leftOver) {}
