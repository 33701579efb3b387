package dev.ordinal.architecture.planted.shop.ordering;

import dev.ordinal.architecture.planted.engine.http.internal.Prints;

/** A module that uses what is internal to the engine. */
public record UsesMachinery(Prints prints) {}
