package dev.ordinal.engine.http.internal.operator;

import dev.ordinal.engine.saga.internal.SagaHistory;
import dev.ordinal.engine.saga.internal.SagaTimer;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;

/** An instance with its whole history. */
public record SagaDetails(
        @Schema(examples = "delivery") String saga,
        @Schema(examples = "0198a2c4-7b1e-7c3a-9d52-3f1e8a6b4c21") String instance,
        @Schema(examples = "Delivering") String state,
        boolean finished,
        List<String> attention,
        Instant startedAt,
        Instant changedAt,
        @Schema(type = SchemaType.OBJECT) JsonNode data,
        List<RunningTimer> timers,
        List<SagaHistory.Step> steps) {

    /** A timer of this instance. */
    public record RunningTimer(@Schema(examples = "answer") String name, Instant dueAt) {

        static RunningTimer of(SagaTimer timer) {
            return new RunningTimer(timer.name(), timer.dueAt());
        }
    }

    static SagaDetails of(SagaHistory history) {
        var instance = history.instance();
        return new SagaDetails(
                instance.saga(),
                instance.instance(),
                instance.state(),
                instance.finished(),
                instance.attention(),
                instance.startedAt(),
                instance.changedAt(),
                history.state().path("state"),
                history.timers().stream().map(RunningTimer::of).toList(),
                history.steps());
    }
}
