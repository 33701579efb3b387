package dev.ordinal.guarantees;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventType;

/**
 * An event that means nothing.
 *
 * @param number whatever the writer likes
 */
@EventType(name = "test.ticked")
public record Tick(long number) implements Event {}
