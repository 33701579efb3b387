package dev.ordinal.engine.message;

/**
 * Event: something that happened in one stream. A module declares its events as immutable records
 * of a sealed interface, with names in the past tense, and lists that interface in its {@link
 * ModuleDefinition}. Each record names its type and version with {@link EventType}, and that
 * version needs a released schema, or the server does not start.
 *
 * <p>The components of the record are the fields of the JSON that is stored. An event carries all
 * that a reader needs; position, time and actor are in its {@link Metadata}.
 */
public interface Event {}
