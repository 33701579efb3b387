package dev.ordinal.architecture.planted.fulfilment;

import dev.ordinal.architecture.planted.ordering.Basket;

/** A saga that knows a module's inside. */
public record LooksBehindTheContract(Basket basket) {}
