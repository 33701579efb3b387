package dev.ordinal.architecture.planted.engine.http.internal;

import dev.ordinal.architecture.planted.shop.inventory.AsksOrdering;

/** A web layer with a domain. */
public record KnowsInventory(AsksOrdering stock) {}
