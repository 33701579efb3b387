package dev.ordinal.engine.aggregate.internal;

/**
 * A state and the last event that is in it.
 *
 * @param version 0 before the first event
 */
public record VersionedState<S>(S state, long version) {}
