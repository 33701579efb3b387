package dev.ordinal.architecture.planted.shop.inventory;

import dev.ordinal.architecture.planted.shop.ordering.contract.Placed;

/** A module that knows another one's events. */
public record AsksOrdering(Placed event) {}
