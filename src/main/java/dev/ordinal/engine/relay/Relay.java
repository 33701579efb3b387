package dev.ordinal.engine.relay;

import dev.ordinal.engine.reader.Reader;
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

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public void read(List<StoredEvent> events) {
        publisher.publish(events.stream().map(cloudEvents::of).toList());
    }
}
