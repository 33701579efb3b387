package dev.ordinal.architecture.planted.shop.fulfilment;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.saga.Saga;
import dev.ordinal.engine.saga.Step;

import java.time.Instant;

/** A saga that looks at the clock, and at dice by way of a value. */
public abstract class PunctualDelivery implements Saga<Instant> {

    @Override
    public Step<Instant> on(Instant state, Event event) {
        return Step.to(RandomParcel.draw() > 0 ? Instant.now() : state);
    }
}
