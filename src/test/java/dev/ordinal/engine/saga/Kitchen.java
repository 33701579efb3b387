package dev.ordinal.engine.saga;

import dev.ordinal.engine.aggregate.Aggregate;
import dev.ordinal.engine.message.Module;
import dev.ordinal.engine.saga.Kettle.Use;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.util.Set;

/** A module that takes commands from others, and a saga that sends them. */
@ApplicationScoped
public class Kitchen {

    static final String NAME = "kitchen";

    @Produces
    Module kitchen() {
        return new Module(NAME, Set.of(KettleCommand.class), Set.of(KettleEvent.class));
    }

    @Produces
    Aggregate<KettleCommand, Use, KettleEvent> kettles() {
        return new Aggregate<>(KettleCommand.class, Use.class, KettleEvent.class, new Kettle());
    }

    @Produces
    Saga<TeaState> makeTea() {
        return new MakeTea();
    }
}
