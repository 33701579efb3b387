package com.example.parcels;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventType;
import java.util.UUID;

/** What happens to a parcel. */
public sealed interface ParcelEvent extends Event {
    UUID parcelId();

    @EventType(name = "parcel.sent")
    record ParcelSent(UUID parcelId, String to) implements ParcelEvent {}

    @EventType(name = "parcel.delivered")
    record ParcelDelivered(UUID parcelId) implements ParcelEvent {}
}
