package dev.ordinal.engine.deadletter.internal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * How far it is to deliver many dead letters again.
 *
 * @param subscription whose letters, or null for those of all
 * @param group of which cause, or null for any
 * @param reason why, or null
 * @param actor who wants it
 * @param actorRole in which role
 * @param total letters at the beginning
 * @param done letters delivered so far
 * @param gone letters that somebody else had taken meanwhile
 * @param failed letters that cannot be delivered and stay where they are
 * @param lastError what was wrong with the last of those, or null
 * @param finishedAt null until there are no more
 */
public record ReplayProgress(
        UUID id,
        State state,
        @Nullable String subscription,
        @Nullable String group,
        @Nullable String reason,
        String actor,
        String actorRole,
        int total,
        int done,
        int gone,
        int failed,
        @Nullable String lastError,
        Instant requestedAt,
        @Nullable Instant finishedAt) {

    /** Whether it is still going on. */
    @Schema(
            name = "ReplayState",
            enumeration = {"running", "finished"})
    public enum State {
        RUNNING,
        FINISHED
    }
}
