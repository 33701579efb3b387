package com.example.parcels;

import com.example.parcels.ParcelCommand.DeliverParcel;
import com.example.parcels.ParcelCommand.SendParcel;
import com.example.parcels.ParcelEvent.ParcelDelivered;
import com.example.parcels.ParcelEvent.ParcelSent;
import dev.ordinal.engine.aggregate.Decider;
import dev.ordinal.engine.aggregate.Decision;

/** The rules of one parcel. */
final class Parcel implements Decider<ParcelCommand, Parcel.State, ParcelEvent> {
    record State(boolean isSent, boolean isDelivered) {}

    @Override public State initial() { return new State(false, false); }

    @Override public Decision<ParcelEvent> decide(State state, ParcelCommand command) {
        return switch (command) {
            case SendParcel _ when state.isSent() -> refuse("parcel.already-sent");
            case SendParcel c -> accept(new ParcelSent(c.parcelId(), c.to()));
            case DeliverParcel c when !state.isDelivered() -> accept(new ParcelDelivered(c.parcelId()));
            case DeliverParcel _ -> acceptNothing();
        };
    }

    @Override public State evolve(State state, ParcelEvent event) {
        return switch (event) {
            case ParcelSent _ -> new State(true, false);
            case ParcelDelivered _ -> new State(true, true);
        };
    }
}
