package dev.ordinal.engine.aggregate;

/**
 * A state and the last event that is in it.
 *
 * @param version 0 before the first event
 */
public record Versioned<S>(S state, long version) {}
