package dev.ordinal.architecture.planted.shop.fulfilment;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.saga.Saga;
import dev.ordinal.engine.saga.Step;

import jakarta.persistence.EntityManager;

/** A saga that asks the platform. */
public abstract class InjectedDelivery implements Saga<Integer> {

    private final EntityManager entities;

    InjectedDelivery(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Step<Integer> on(Integer state, Event event) {
        return Step.to(entities.isOpen() ? 1 : 0);
    }
}
