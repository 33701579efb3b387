package dev.ordinal.engine.relay;

import dev.ordinal.engine.reader.Reader;
import dev.ordinal.engine.schema.EventRegistry;
import dev.ordinal.engine.store.StoredEvent;
import dev.ordinal.engine.transport.CloudEvents;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.List;

/**
 * Store and forward. The log is the store; this reader forwards it to the broker in order, and its
 * checkpoint moves once the broker has the events on disk. Between the two a crash makes it send
 * events again, which the inbox of each consumer recognises.
 */
@ApplicationScoped
class Relay implements Reader {

    @Inject private EventPublisher publisher;
    @Inject private CloudEvents cloudEvents;
    @Inject private EventRegistry registry;

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public void read(List<StoredEvent> events) {
        var published = events.stream().filter(e -> registry.isPublished(e.type().name())).toList();
        if (!published.isEmpty())
            publisher.publish(published.stream().map(cloudEvents::of).toList());
    }
}
