package dev.ordinal.architecture.planted.shop.ordering;

import dev.ordinal.architecture.planted.shop.ordering.contract.Placed;
import dev.ordinal.architecture.planted.shop.ordering.contract.TalkativeCommand;
import dev.ordinal.engine.aggregate.Decider;
import dev.ordinal.engine.aggregate.Decision;

import java.time.Instant;

/** A decider that looks at the clock, and at dice by way of a value. */
public class PunctualOrder implements Decider<TalkativeCommand, Instant, Placed> {

    @Override
    public Instant initial() {
        return Instant.EPOCH;
    }

    @Override
    public Decision<Placed> decide(Instant state, TalkativeCommand command) {
        boolean late = Instant.now().isAfter(state);
        return late ? refuse("order.too-late") : accept(new Placed(RandomDiscount.draw()));
    }

    @Override
    public Instant evolve(Instant state, Placed event) {
        return state;
    }
}
