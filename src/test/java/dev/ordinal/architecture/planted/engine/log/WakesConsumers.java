package dev.ordinal.architecture.planted.engine.log;

import dev.ordinal.architecture.planted.engine.consumer.ReadsTheLog;

import org.jspecify.annotations.Nullable;

/** One half of a cycle. */
public record WakesConsumers(@Nullable ReadsTheLog reader) {}
