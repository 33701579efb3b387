package com.example.parcels;

import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.message.CommandType;
import dev.ordinal.engine.message.StreamId;
import jakarta.validation.constraints.NotBlank;
import java.util.UUID;

/** What may be asked of a parcel. */
public sealed interface ParcelCommand extends Command {
    UUID parcelId();

    @Override default StreamId stream() { return StreamId.of("parcel", parcelId()); }

    record SendParcel(UUID parcelId, @NotBlank String to) implements ParcelCommand {}

    @CommandType(name = "parcel.deliver", module = "parcels")
    record DeliverParcel(UUID parcelId) implements ParcelCommand {}
}
