package dev.ordinal.engine.log.internal;

/**
 * The folded state of a stream at some version: a shortcut, never the truth.
 *
 * @param version the last event that is in it
 * @param fingerprint of the code that folded it; other code must not trust it
 * @param state JSON
 */
public record Snapshot(long version, String fingerprint, String state) {}
