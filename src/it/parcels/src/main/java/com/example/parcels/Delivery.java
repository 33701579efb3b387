package com.example.parcels;

import static dev.ordinal.engine.saga.Step.to;

import com.example.parcels.Delivery.State;
import com.example.parcels.ParcelCommand.DeliverParcel;
import com.example.parcels.ParcelEvent.ParcelDelivered;
import com.example.parcels.ParcelEvent.ParcelSent;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.saga.Saga;
import dev.ordinal.engine.saga.Step;
import java.util.Optional;
import java.util.Set;

/** Has every parcel delivered that was sent. */
final class Delivery implements Saga<State> {
    sealed interface State {}
    record Waiting() implements State {}
    record UnderWay() implements State {}
    record Done() implements State {}
    private record Given(State state, Event event) {}

    @Override public Step<State> on(State state, Event event) {
        return switch (new Given(state, event)) {
            case Given(Waiting _, ParcelSent e) -> Step.<State>to(new UnderWay()).send(new DeliverParcel(e.parcelId()));
            case Given(UnderWay _, ParcelDelivered _) -> to(new Done());
            default -> to(state);
        };
    }

    @Override public String name() { return "delivery"; }
    @Override public Class<State> states() { return State.class; }
    @Override public State initial() { return new Waiting(); }
    @Override public boolean isFinished(State state) { return state instanceof Done; }
    @Override public Set<Class<? extends Event>> events() { return Set.of(ParcelSent.class, ParcelDelivered.class); }
    @Override public Optional<String> instance(Event e) { return Optional.of(((ParcelEvent) e).parcelId().toString()); }
}
