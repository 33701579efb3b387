package dev.ordinal.engine.sample;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventType;

import java.util.UUID;

/** The vocabulary of a subscriber that was written before limits had units. */
public sealed interface OldCounterEvent extends Event {

    @EventType(name = "counter.started", version = "1.0.0")
    record OldCounterStarted(UUID counterId, int limit) implements OldCounterEvent {}
}
