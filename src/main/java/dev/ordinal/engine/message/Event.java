package dev.ordinal.engine.message;

/**
 * Something that happened: past tense, an immutable record that carries all a reader needs.
 *
 * <p>The record names its type and version with {@link EventType}.
 */
public interface Event {}
