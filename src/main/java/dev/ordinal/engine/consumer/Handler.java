package dev.ordinal.engine.consumer;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.schema.EventDecoder;
import dev.ordinal.engine.store.StoredEvent;

/** Has a subscription work off an event once, in the caller's transaction. */
record Handler<E extends Event>(
        Subscription<E> subscription, EventDecoder<E> decoder, Inbox inbox) {

    void handle(StoredEvent stored) {
        var events = stored.read(decoder);
        if (events.isEmpty()) return;
        if (inbox.enter(subscription.name(), stored.metadata().id())) {
            events.forEach(event -> subscription.on(event, stored.metadata()));
        }
    }
}
