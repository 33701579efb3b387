package dev.ordinal.architecture.planted.engine.store;

import dev.ordinal.architecture.planted.ordering.contract.Placed;

/** An engine with a domain. */
public record KnowsOrders(Placed event) {}
