package com.example.parcels;

import static dev.ordinal.engine.saga.Step.to;

import com.example.parcels.Delivery.State;
import com.example.parcels.ParcelCommand.DeliverParcel;
import com.example.parcels.ParcelEvent.ParcelDelivered;
import com.example.parcels.ParcelEvent.ParcelSent;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.saga.Saga;
import dev.ordinal.engine.saga.SagaSignal.TimedOut;
import dev.ordinal.engine.saga.Step;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Has every parcel delivered that was sent, and asks again when it takes too long. */
final class Delivery implements Saga<State> {
    sealed interface State {}
    record Waiting() implements State {}
    record UnderWay(UUID parcelId) implements State {}
    record Done() implements State {}
    private record Given(State state, Event event) {}

    @Override public Step<State> on(State state, Event event) {
        return switch (new Given(state, event)) {
            case Given(Waiting _, ParcelSent e) -> ask(new UnderWay(e.parcelId()));
            case Given(UnderWay s, TimedOut _) -> ask(s);
            case Given(UnderWay _, ParcelDelivered _) -> Step.<State>to(new Done()).cancelTimer("delivery");
            default -> to(state);
        };
    }

    /** Asks for the delivery now, and again after two days. */
    private static Step<State> ask(UnderWay state) {
        return Step.<State>to(state).send(new DeliverParcel(state.parcelId())).startTimer("delivery", Duration.ofDays(2));
    }

    @Override public String name() { return "delivery"; }
    @Override public Class<State> states() { return State.class; }
    @Override public State initial() { return new Waiting(); }
    @Override public boolean isFinished(State state) { return state instanceof Done; }
    @Override public Set<Class<? extends Event>> events() { return Set.of(ParcelSent.class, ParcelDelivered.class); }
    @Override public Optional<String> instance(Event e) { return Optional.of(((ParcelEvent) e).parcelId().toString()); }
}
