package dev.ordinal.engine.sample;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventType;

/**
 * An event that no aggregate decides on and no read model shows: a load for the log alone.
 *
 * @param number whatever the writer likes
 */
@EventType(name = "test.ticked")
public record Tick(long number) implements Event {}
