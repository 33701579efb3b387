package dev.ordinal.console;

import dev.ordinal.engine.saga.SagaInstance;

import java.time.Instant;
import java.util.List;

/** An instance in short. */
public record SagaSummary(
        String saga,
        String instance,
        String state,
        boolean finished,
        List<String> attention,
        Instant startedAt,
        Instant changedAt) {

    static SagaSummary of(SagaInstance standing) {
        return new SagaSummary(
                standing.saga(),
                standing.instance(),
                standing.state(),
                standing.finished(),
                standing.attention(),
                standing.startedAt(),
                standing.changedAt());
    }
}
