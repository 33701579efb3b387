package dev.ordinal.architecture.planted.engine.log;

import dev.ordinal.architecture.planted.shop.ordering.contract.Placed;

/** An engine with a domain. */
public record KnowsOrders(Placed event) {}
