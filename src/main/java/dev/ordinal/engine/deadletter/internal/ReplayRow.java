package dev.ordinal.engine.deadletter.internal;

import dev.ordinal.engine.deadletter.internal.DeadLetters.Selection;
import dev.ordinal.engine.deadletter.internal.ReplayProgress.State;
import dev.ordinal.engine.message.Actor;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** Row of the table of replays. */
@Entity
@Table(name = "replay")
@Cacheable(false)
class ReplayRow {

    @Id private UUID id;
    private @Nullable String subscription;
    private @Nullable String cause;
    private @Nullable String reason;
    private String actor;

    @Column(name = "actor_role")
    private String actorRole;

    private int total;
    private int done;
    private int gone;
    private int failed;

    @Column(name = "last_error")
    private @Nullable String lastError;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;

    protected ReplayRow() {}

    ReplayRow(UUID id, Selection selection, @Nullable String reason, Actor actor, int total) {
        this.id = id;
        this.subscription = selection.subscription();
        this.cause = selection.group();
        this.reason = reason;
        this.actor = actor.id();
        this.actorRole = actor.role();
        this.total = total;
        this.recordedAt = Instant.now();
    }

    UUID id() {
        return id;
    }

    @Nullable String reason() {
        return reason;
    }

    Actor actor() {
        return new Actor(actor, actorRole);
    }

    void add(Redelivery.Result result) {
        switch (result.outcome()) {
            case DONE -> done++;
            case GONE -> gone++;
            case FAILED -> {
                failed++;
                lastError = result.error();
            }
        }
    }

    void finish() {
        finishedAt = Instant.now();
    }

    ReplayProgress progress() {
        return new ReplayProgress(
                id,
                finishedAt == null ? State.RUNNING : State.FINISHED,
                subscription,
                cause,
                reason,
                actor,
                actorRole,
                total,
                done,
                gone,
                failed,
                lastError,
                recordedAt,
                finishedAt);
    }
}
