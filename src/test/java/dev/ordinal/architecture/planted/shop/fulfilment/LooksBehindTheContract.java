package dev.ordinal.architecture.planted.shop.fulfilment;

import dev.ordinal.architecture.planted.shop.ordering.Basket;

/** A saga that knows a module's inside. */
public record LooksBehindTheContract(Basket basket) {}
