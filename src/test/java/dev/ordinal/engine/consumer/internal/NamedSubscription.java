package dev.ordinal.engine.consumer.internal;

import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.Metadata;

/** Subscription that has only a name and a pattern. */
public record NamedSubscription(String name, String pattern) implements Subscription<Event> {

    @Override
    public Class<Event> events() {
        return Event.class;
    }

    @Override
    public void on(Event event, Metadata metadata) {}
}
