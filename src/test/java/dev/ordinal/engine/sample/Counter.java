package dev.ordinal.engine.sample;

import dev.ordinal.engine.aggregate.Decider;
import dev.ordinal.engine.aggregate.Decision;
import dev.ordinal.engine.sample.Counter.State.Running;
import dev.ordinal.engine.sample.Counter.State.Stopped;
import dev.ordinal.engine.sample.Counter.State.Unused;
import dev.ordinal.engine.sample.CounterCommand.Count;
import dev.ordinal.engine.sample.CounterCommand.StartCounter;
import dev.ordinal.engine.sample.CounterCommand.StartTransfer;
import dev.ordinal.engine.sample.CounterCommand.StopCounter;
import dev.ordinal.engine.sample.CounterEvent.Counted;
import dev.ordinal.engine.sample.CounterEvent.CounterStarted;
import dev.ordinal.engine.sample.CounterEvent.CounterStopped;
import dev.ordinal.engine.sample.CounterEvent.TransferStarted;

/** Decider for a counter: a number from zero to its limit. */
final class Counter implements Decider<CounterCommand, Counter.State, CounterEvent> {

    /** States of a counter. */
    sealed interface State {

        record Unused() implements State {}

        record Running(int limit, int value) implements State {

            Running plus(int by) {
                return new Running(limit, value + by);
            }
        }

        record Stopped() implements State {}
    }

    private record Given(State state, CounterCommand command) {}

    @Override
    public State initial() {
        return new Unused();
    }

    @Override
    public Decision<CounterEvent> decide(State state, CounterCommand command) {
        return switch (new Given(state, command)) {
            case Given(Unused _, StartCounter c) ->
                    accept(new CounterStarted(c.counterId(), c.label(), c.limit()));
            case Given(Unused _, _) -> refuse("counter.not-found");
            case Given(_, StartCounter _) -> refuse("counter.already-started");
            case Given(Stopped _, _) -> refuse("counter.stopped");
            case Given(Running s, Count c) when s.value() + c.by() > s.limit() ->
                    refuse("counter.full");
            case Given(Running _, Count c) ->
                    accept(new Counted(c.counterId(), c.by(), c.transferId()));
            case Given(Running s, StartTransfer c) when s.value() < c.by() ->
                    refuse("counter.too-low");
            case Given(Running _, StartTransfer c) -> accept(started(c));
            case Given(Running _, StopCounter c) -> accept(new CounterStopped(c.counterId()));
        };
    }

    private static TransferStarted started(StartTransfer c) {
        return new TransferStarted(c.counterId(), c.transferId(), c.to(), c.by(), c.delayMillis());
    }

    @Override
    public State evolve(State state, CounterEvent event) {
        return switch (event) {
            case CounterStarted e -> new Running(e.limit().value(), 0);
            case Counted e -> ((Running) state).plus(e.by());
            case TransferStarted e -> ((Running) state).plus(-e.by());
            case CounterStopped _ -> new Stopped();
        };
    }
}
