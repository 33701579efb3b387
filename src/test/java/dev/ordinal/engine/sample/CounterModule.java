package dev.ordinal.engine.sample;

import dev.ordinal.engine.aggregate.Aggregate;
import dev.ordinal.engine.http.ProblemType;
import dev.ordinal.engine.http.ProblemTypes;
import dev.ordinal.engine.message.ModuleDefinition;
import dev.ordinal.engine.saga.Saga;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.util.List;
import java.util.Set;

/** Module definition of the counters. */
@ApplicationScoped
class CounterModule {

    static final String NAME = "counters";

    @Produces
    ModuleDefinition counters() {
        return new ModuleDefinition(
                NAME, Set.of(CounterCommand.class), Set.of(CounterEvent.class, Tick.class));
    }

    @Produces
    Aggregate<CounterCommand, Counter.State, CounterEvent> counter() {
        return new Aggregate<>(
                CounterCommand.class, Counter.State.class, CounterEvent.class, new Counter());
    }

    @Produces
    Saga<TransferState> transfers() {
        return new TransferCount();
    }

    @Produces
    ProblemTypes problems() {
        return new ProblemTypes(
                List.of(
                        new ProblemType(
                                "counter.not-found", 404, "There is no such counter", "Start it."),
                        new ProblemType(
                                "counter.full", 409, "The counter is full", "Start another.")));
    }
}
