package dev.ordinal.engine.saga.internal;

import dev.ordinal.engine.aggregate.Aggregate;
import dev.ordinal.engine.message.ModuleDefinition;
import dev.ordinal.engine.saga.Saga;
import dev.ordinal.engine.saga.internal.Kettle.Use;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.util.Set;

/** Module that takes commands from others, with a saga that sends them. */
@ApplicationScoped
public class Kitchen {

    static final String NAME = "kitchen";

    @Produces
    ModuleDefinition kitchen() {
        return new ModuleDefinition(NAME, Set.of(KettleCommand.class), Set.of(KettleEvent.class));
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
