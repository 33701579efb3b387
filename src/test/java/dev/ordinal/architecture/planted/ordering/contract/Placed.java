package dev.ordinal.architecture.planted.ordering.contract;

import dev.ordinal.engine.message.Event;

/** Innocent: an event. */
public record Placed(String customer) implements Event {}
