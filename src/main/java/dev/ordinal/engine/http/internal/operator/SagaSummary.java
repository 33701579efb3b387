package dev.ordinal.engine.http.internal.operator;

import dev.ordinal.engine.saga.internal.SagaInstance;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.List;

/** Summary of an instance. */
public record SagaSummary(
        @Schema(examples = "delivery") String saga,
        @Schema(examples = "0198a2c4-7b1e-7c3a-9d52-3f1e8a6b4c21") String instance,
        @Schema(examples = "Delivering") String state,
        boolean finished,
        List<String> attention,
        Instant startedAt,
        Instant changedAt) {

    static SagaSummary of(SagaInstance instance) {
        return new SagaSummary(
                instance.saga(),
                instance.instance(),
                instance.state(),
                instance.finished(),
                instance.attention(),
                instance.startedAt(),
                instance.changedAt());
    }
}
