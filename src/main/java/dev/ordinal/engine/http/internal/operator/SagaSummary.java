package dev.ordinal.engine.http.internal.operator;

import dev.ordinal.engine.saga.internal.SagaInstance;

import java.time.Instant;
import java.util.List;

/** Summary of an instance. */
public record SagaSummary(
        String saga,
        String instance,
        String state,
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
