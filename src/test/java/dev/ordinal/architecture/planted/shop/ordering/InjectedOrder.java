package dev.ordinal.architecture.planted.shop.ordering;

import dev.ordinal.architecture.planted.shop.ordering.contract.Placed;
import dev.ordinal.architecture.planted.shop.ordering.contract.TalkativeCommand;
import dev.ordinal.engine.aggregate.Decider;
import dev.ordinal.engine.aggregate.Decision;

import jakarta.persistence.EntityManager;

/** A decider that asks the platform. */
public class InjectedOrder implements Decider<TalkativeCommand, Integer, Placed> {

    private final EntityManager entities;

    InjectedOrder(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Integer initial() {
        return 0;
    }

    @Override
    public Decision<Placed> decide(Integer state, TalkativeCommand command) {
        return entities.isOpen() ? acceptNothing() : refuse("order.closed");
    }

    @Override
    public Integer evolve(Integer state, Placed event) {
        return state;
    }
}
