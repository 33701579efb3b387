package dev.ordinal.architecture.planted.inventory;

import dev.ordinal.architecture.planted.ordering.contract.Placed;

/** A module that knows another one's events. */
public record AsksOrdering(Placed event) {}
