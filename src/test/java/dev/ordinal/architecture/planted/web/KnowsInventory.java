package dev.ordinal.architecture.planted.web;

import dev.ordinal.architecture.planted.inventory.AsksOrdering;

/** A web layer with a domain. */
public record KnowsInventory(AsksOrdering stock) {}
