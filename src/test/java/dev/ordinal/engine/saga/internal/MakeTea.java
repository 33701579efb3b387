package dev.ordinal.engine.saga.internal;

import static dev.ordinal.engine.saga.Step.to;

import dev.ordinal.engine.dispatch.CommandEvent.CommandRefused;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.saga.Compensation;
import dev.ordinal.engine.saga.Compensation.Status;
import dev.ordinal.engine.saga.Saga;
import dev.ordinal.engine.saga.SagaSignal.RetryAsked;
import dev.ordinal.engine.saga.SagaSignal.SettledByHand;
import dev.ordinal.engine.saga.SagaSignal.TimedOut;
import dev.ordinal.engine.saga.Step;
import dev.ordinal.engine.saga.internal.KettleCommand.BoilWater;
import dev.ordinal.engine.saga.internal.KettleCommand.CoolKettle;
import dev.ordinal.engine.saga.internal.KettleEvent.TeaUnwanted;
import dev.ordinal.engine.saga.internal.KettleEvent.TeaWanted;
import dev.ordinal.engine.saga.internal.KettleEvent.WaterBoiled;
import dev.ordinal.engine.saga.internal.KettleEvent.WaterCooled;
import dev.ordinal.engine.saga.internal.TeaState.Boiling;
import dev.ordinal.engine.saga.internal.TeaState.Cooling;
import dev.ordinal.engine.saga.internal.TeaState.Idle;
import dev.ordinal.engine.saga.internal.TeaState.Poured;
import dev.ordinal.engine.saga.internal.TeaState.Served;
import dev.ordinal.engine.saga.internal.TeaState.Steeping;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Saga that boils water, lets tea steep, and cools the kettle if the tea is no longer wanted. */
final class MakeTea implements Saga<TeaState> {

    static final String NAME = "make_tea";
    static final String KETTLE = "kettle";
    static final Duration TIMEOUT = Duration.ofHours(1);
    private static final Duration UNDO = Duration.ofMillis(100);

    private record Given(TeaState state, Event event) {}

    @Override
    public Step<TeaState> on(TeaState state, Event event) {
        return switch (new Given(state, event)) {
            case Given(Idle _, TeaWanted e) ->
                    step(new Boiling(e, "blue"))
                            .send(new BoilWater(e.kettleId(), e.litres()))
                            .startTimer("boil", TIMEOUT);
            case Given(Boiling s, WaterBoiled _) ->
                    step(new Steeping(s.wanted()))
                            .cancelTimer("boil")
                            .startTimer("steep", Duration.ofMillis(s.wanted().steepMillis()));
            case Given(Boiling _, CommandRefused e) ->
                    to(new Poured((e.code() + " " + e.detail()).strip()));
            case Given(Boiling _, TimedOut _) -> to(new Poured("took too long"));
            case Given(Boiling s, TeaUnwanted _) -> undo(s.wanted());
            case Given(Steeping _, TimedOut _) -> to(new Served());
            case Given(Steeping s, TeaUnwanted _) -> undo(s.wanted());
            case Given(Cooling _, WaterCooled _) -> to(new Poured("cold"));
            case Given(Cooling _, SettledByHand e) -> to(new Poured(e.reason()));
            case Given(Cooling s, TimedOut _) -> ask(s.wanted(), s.undoing().timeUp());
            case Given(Cooling s, RetryAsked _) -> ask(s.wanted(), s.undoing().retry().proceed());
            case Given(_, _) -> to(state);
        };
    }

    private static Step<TeaState> undo(TeaWanted wanted) {
        return ask(wanted, Compensation.begin().then(KETTLE).proceed())
                .cancelTimer("boil")
                .cancelTimer("steep");
    }

    private static Step<TeaState> ask(TeaWanted wanted, Compensation undoing) {
        var step = step(new Cooling(wanted, undoing));
        if (undoing.names(Status.RUNNING).isEmpty()) return step;
        return step.send(new CoolKettle(wanted.kettleId(), !wanted.isStuck()))
                .startTimer("undo", UNDO);
    }

    private static Step<TeaState> step(TeaState state) {
        return to(state);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<TeaState> states() {
        return TeaState.class;
    }

    @Override
    public TeaState initial() {
        return new Idle();
    }

    @Override
    public Set<Class<? extends Event>> events() {
        return Set.of(TeaWanted.class, TeaUnwanted.class, WaterBoiled.class, WaterCooled.class);
    }

    @Override
    public Optional<String> instance(Event event) {
        return event instanceof KettleEvent e
                ? Optional.of(e.kettleId().toString())
                : Optional.empty();
    }

    @Override
    public boolean isFinished(TeaState state) {
        return state instanceof Served || state instanceof Poured;
    }

    @Override
    public List<String> needsAttention(TeaState state) {
        return switch (state) {
            case Cooling s -> s.undoing().names(Status.FAILED);
            case Boiling s when s.wanted().litres() == Kettle.FULL -> List.of("stove");
            default -> List.of();
        };
    }

    @Override
    public String formerState(String name) {
        return name.equals("Heating") ? "Boiling" : name;
    }
}
