package dev.ordinal.engine.saga;

import java.time.Instant;
import java.util.List;

/**
 * Where an instance stands.
 *
 * @param number in the order in which they began
 * @param attention what a person must look after
 * @param changedAt when it took its last step
 */
public record SagaInstance(
        long number,
        String saga,
        String instance,
        String state,
        boolean finished,
        List<String> attention,
        Instant startedAt,
        Instant changedAt) {}
