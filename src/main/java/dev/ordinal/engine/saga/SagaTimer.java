package dev.ordinal.engine.saga;

import java.time.Instant;

/** A timer that runs. */
public record SagaTimer(String saga, String instance, String name, Instant dueAt) {}
