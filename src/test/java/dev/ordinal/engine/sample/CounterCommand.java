package dev.ordinal.engine.sample;

import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.message.CommandType;
import dev.ordinal.engine.message.StreamId;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Commands to a counter. */
public sealed interface CounterCommand extends Command {

    /** The category of the streams of counters. */
    String CATEGORY = "counter";

    UUID counterId();

    @Override
    default StreamId stream() {
        return StreamId.of(CATEGORY, counterId());
    }

    record StartCounter(UUID counterId, @NotBlank String label, @NotNull @Valid Limit limit)
            implements CounterCommand {}

    /**
     * Command that adds to the value.
     *
     * @param transferId the transfer that this is a part of, or null
     */
    @CommandType(name = "counter.count", module = CounterModule.NAME)
    record Count(UUID counterId, @Positive int by, @Nullable UUID transferId)
            implements CounterCommand {}

    /** Command that takes from the value, and adds the same to another counter after a delay. */
    record StartTransfer(
            UUID counterId, UUID transferId, UUID to, @Positive int by, long delayMillis)
            implements CounterCommand {}

    record StopCounter(UUID counterId) implements CounterCommand {}
}
