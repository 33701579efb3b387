package dev.ordinal.engine.saga.internal;

import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.message.CommandType;
import dev.ordinal.engine.message.StreamId;

import jakarta.validation.constraints.Positive;

import java.util.UUID;

/** Commands that a saga sends to a kettle. */
sealed interface KettleCommand extends Command {

    UUID kettleId();

    @Override
    default StreamId stream() {
        return StreamId.of("kettle", kettleId());
    }

    @CommandType(name = "kettle.boil", module = Kitchen.NAME)
    record BoilWater(UUID kettleId, @Positive int litres) implements KettleCommand {}

    /**
     * Command that cools the kettle.
     *
     * @param works false if no event follows
     */
    @CommandType(name = "kettle.cool", module = Kitchen.NAME)
    record CoolKettle(UUID kettleId, boolean works) implements KettleCommand {}
}
