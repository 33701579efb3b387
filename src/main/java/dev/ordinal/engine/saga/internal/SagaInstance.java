package dev.ordinal.engine.saga.internal;

import java.time.Instant;
import java.util.List;

/**
 * An instance of a saga, as of its last step.
 *
 * @param number the place in the order in which instances began; larger is newer
 * @param instance the id that the saga gave it
 * @param state the name of its state
 * @param attention the names of what an operator must look after; empty as a rule
 * @param changedAt the time of its last step, by the database's clock
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
