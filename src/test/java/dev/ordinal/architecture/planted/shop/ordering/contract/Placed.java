package dev.ordinal.architecture.planted.shop.ordering.contract;

import dev.ordinal.engine.message.Event;

/** Innocent: an event. */
public record Placed(String customer) implements Event {}
