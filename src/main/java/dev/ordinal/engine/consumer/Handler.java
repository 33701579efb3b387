package dev.ordinal.engine.consumer;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.schema.EventDecoder;
import dev.ordinal.engine.schema.upcast.Route.PassedOver;
import dev.ordinal.engine.store.StoredEvent;

import java.util.List;

/** Has a subscription work off an event once, in the caller's transaction. */
record Handler<E extends Event>(
        Subscription<E> subscription, EventDecoder<E> decoder, Inbox inbox) {

    void handle(StoredEvent stored) {
        enter(stored).forEach(event -> subscription.on(event, stored.metadata()));
    }

    /**
     * Enters an event into the inbox; what is to be done with it is the caller's.
     *
     * @return what it is for this subscription; nothing if it has been worked off before
     */
    List<E> enter(StoredEvent stored) {
        var events = stored.read(decoder);
        if (events.isEmpty()) requireIgnored(stored);
        boolean isNew =
                !events.isEmpty() && inbox.enter(subscription.name(), stored.metadata().id());
        return isNew ? events : List.of();
    }

    /** What a step between versions drops is nothing any more; anything else must be declared. */
    private void requireIgnored(StoredEvent stored) {
        var type = stored.type();
        boolean isUnwanted = decoder.route(type) instanceof PassedOver;
        if (isUnwanted && !subscription.ignores(type.name())) {
            throw new UnwantedEventException(subscription.name(), type);
        }
    }
}
