package com.example.parcels;

import dev.ordinal.engine.aggregate.Aggregate;
import dev.ordinal.engine.message.ModuleDefinition;
import dev.ordinal.engine.saga.Saga;
import dev.ordinal.engine.http.ProblemType;
import dev.ordinal.engine.http.ProblemTypes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.List;
import java.util.Set;

/** What this service hands to the engine. */
@ApplicationScoped
class ParcelsModule {
    @Produces ModuleDefinition parcels() {
        return new ModuleDefinition("parcels", Set.of(ParcelCommand.class), Set.of(ParcelEvent.class));
    }

    @Produces Aggregate<ParcelCommand, Parcel.State, ParcelEvent> parcel() {
        return new Aggregate<>(ParcelCommand.class, Parcel.State.class, ParcelEvent.class, new Parcel());
    }

    @Produces Saga<Delivery.State> delivery() { return new Delivery(); }

    @Produces ProblemTypes problems() {
        return new ProblemTypes(List.of(new ProblemType("parcel.already-sent", 409, "Sent before", "Use a new id.")));
    }
}
