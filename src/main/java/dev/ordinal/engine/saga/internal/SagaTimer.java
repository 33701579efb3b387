package dev.ordinal.engine.saga.internal;

import java.time.Instant;

/** A running timer of an instance. Its name is unique within the instance. */
public record SagaTimer(String saga, String instance, String name, Instant dueAt) {}
