package dev.ordinal.engine.saga.internal;

import dev.ordinal.engine.aggregate.Decider;
import dev.ordinal.engine.aggregate.Decision;
import dev.ordinal.engine.saga.internal.KettleCommand.BoilWater;
import dev.ordinal.engine.saga.internal.KettleCommand.CoolKettle;
import dev.ordinal.engine.saga.internal.KettleEvent.WaterBoiled;
import dev.ordinal.engine.saga.internal.KettleEvent.WaterCooled;

/** Decider for a kettle that holds five litres. If it is full, it never boils. */
final class Kettle implements Decider<KettleCommand, Kettle.Use, KettleEvent> {

    static final int FULL = 5;

    /** State of a kettle: how often it was used. */
    record Use(int times) {}

    @Override
    public Use initial() {
        return new Use(0);
    }

    @Override
    public Decision<KettleEvent> decide(Use state, KettleCommand command) {
        return switch (command) {
            case BoilWater c when c.litres() > FULL -> refuse("kettle.too-small");
            case BoilWater c when c.litres() == FULL -> acceptNothing();
            case BoilWater c -> accept(new WaterBoiled(c.kettleId()));
            case CoolKettle c when c.works() -> accept(new WaterCooled(c.kettleId()));
            case CoolKettle _ -> acceptNothing();
        };
    }

    @Override
    public Use evolve(Use state, KettleEvent event) {
        return new Use(state.times() + 1);
    }
}
