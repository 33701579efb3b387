package dev.ordinal.engine.sample;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventType;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Events of a counter. */
public sealed interface CounterEvent extends Event {

    UUID counterId();

    @EventType(name = "counter.started", version = "2.0.0")
    record CounterStarted(UUID counterId, String label, Limit limit) implements CounterEvent {}

    /**
     * The value grew.
     *
     * @param transferId the transfer that this is a part of, or null
     */
    @EventType(name = "counter.counted")
    record Counted(UUID counterId, int by, @Nullable UUID transferId) implements CounterEvent {}

    /** The value shrank, and another counter's is to grow. */
    @EventType(name = "counter.transfer_started")
    record TransferStarted(UUID counterId, UUID transferId, UUID to, int by, long delayMillis)
            implements CounterEvent {}

    @EventType(name = "counter.stopped")
    record CounterStopped(UUID counterId) implements CounterEvent {}
}
