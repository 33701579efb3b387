package dev.ordinal.engine.deadletter.internal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * Progress of a replay of many dead letters.
 *
 * @param subscription the subscription whose letters are replayed, or null for all
 * @param group the group of equal failures that is replayed, or null for all
 * @param reason the operator's reason, or null
 * @param actor the operator who started the replay
 * @param actorRole the role of the operator
 * @param total number of letters at the start
 * @param done number of letters delivered so far
 * @param gone number of letters that had left the queue in the meantime
 * @param failed number of letters that cannot be delivered and stay in their queue
 * @param lastError the error of the last letter that failed, or null
 * @param finishedAt the end of the replay; null while it runs
 */
public record ReplayProgress(
        UUID id,
        State state,
        @Nullable String subscription,
        @Nullable String group,
        @Nullable String reason,
        @Schema(examples = "otto") String actor,
        @Schema(examples = "operator") String actorRole,
        @Schema(examples = "3") int total,
        @Schema(examples = "1") int done,
        @Schema(examples = "0") int gone,
        @Schema(examples = "0") int failed,
        @Nullable String lastError,
        Instant requestedAt,
        @Nullable Instant finishedAt) {

    /** State of a replay. */
    @Schema(
            name = "ReplayState",
            enumeration = {"running", "finished"})
    public enum State {
        RUNNING,
        FINISHED
    }
}
