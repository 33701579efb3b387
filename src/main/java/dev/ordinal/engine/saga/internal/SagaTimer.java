package dev.ordinal.engine.saga.internal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;

/** A running timer of an instance. Its name is unique within the instance. */
public record SagaTimer(
        @Schema(examples = "delivery") String saga,
        @Schema(examples = "0198a2c4-7b1e-7c3a-9d52-3f1e8a6b4c21") String instance,
        @Schema(examples = "answer") String name,
        Instant dueAt) {}
