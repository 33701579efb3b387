package dev.ordinal.engine.sample;

import java.util.UUID;

/** A counter as its read model shows it. */
public record CounterView(
        UUID counterId, String label, String unit, int value, boolean stopped, long version) {}
