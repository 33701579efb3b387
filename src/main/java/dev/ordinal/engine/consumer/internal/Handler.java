package dev.ordinal.engine.consumer.internal;

import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.consumer.UnwantedEventException;
import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.schema.internal.VocabularyDecoder;
import dev.ordinal.engine.schema.internal.upcast.UpcastRoute.PassedOver;

import java.util.List;

/** Handler that lets a subscription process an event exactly once, in the caller's transaction. */
record Handler<E extends Event>(
        Subscription<E> subscription, VocabularyDecoder<E> decoder, Inbox inbox) {

    /**
     * Decision about one event before it is handled.
     *
     * @param events the event as the subscription receives it; empty unless the outcome is DONE
     */
    public record Entry<E extends Event>(Outcome outcome, List<E> events) {}

    Outcome handle(StoredEvent stored) {
        var entry = enter(stored);
        entry.events().forEach(event -> subscription.on(event, stored.metadata()));
        return entry.outcome();
    }

    /** Records an event in the inbox; the caller handles it. */
    Entry<E> enter(StoredEvent stored) {
        var events = stored.read(decoder);
        if (events.isEmpty()) {
            requireIgnored(stored);
            return new Entry<>(Outcome.PASSED_OVER, List.of());
        }
        boolean isNew = inbox.enter(subscription.name(), stored.metadata().id());
        return isNew
                ? new Entry<>(Outcome.DONE, events)
                : new Entry<>(Outcome.DUPLICATE, List.of());
    }

    /**
     * An event that an upcaster dropped may be ignored; any other event that the subscription
     * ignores must be declared.
     */
    private void requireIgnored(StoredEvent stored) {
        var type = stored.type();
        boolean isUnwanted = decoder.route(type) instanceof PassedOver;
        if (isUnwanted && !subscription.ignores(type.name())) {
            throw new UnwantedEventException(subscription.name(), type);
        }
    }
}
