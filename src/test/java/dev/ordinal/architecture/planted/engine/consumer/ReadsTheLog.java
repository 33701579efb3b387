package dev.ordinal.architecture.planted.engine.consumer;

import dev.ordinal.architecture.planted.engine.log.WakesConsumers;

import org.jspecify.annotations.Nullable;

/** The other half of a cycle. */
public record ReadsTheLog(@Nullable WakesConsumers store) {}
