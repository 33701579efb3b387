package dev.ordinal.engine.relay.internal;

import dev.ordinal.engine.dispatch.CommandEvent.CommandSent;
import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.reader.Reader;
import dev.ordinal.engine.schema.internal.EventRegistry;
import dev.ordinal.engine.transport.CloudEvents;
import dev.ordinal.engine.transport.internal.Outgoing;
import dev.ordinal.engine.transport.internal.Outgoing.ToAll;
import dev.ordinal.engine.transport.internal.Outgoing.ToModule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reader that forwards the log to the broker in order (store and forward). Its checkpoint moves
 * once the broker has stored the events. After a crash between the two, the events are sent again
 * and the inbox of each consumer recognises them.
 */
@ApplicationScoped
class Relay implements Reader {

    /** What is sent again after a crash is at most what was sent in this time. */
    private static final Duration HOLD = Duration.ofMillis(50);

    @Inject private EventPublisher publisher;
    @Inject private CloudEvents cloudEvents;
    @Inject private EventRegistry registry;

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public Duration pace() {
        return QUICK_PACE;
    }

    @Override
    public Duration hold() {
        return HOLD;
    }

    @Override
    public boolean reads(EventName type) {
        return type.name().equals(CommandSent.NAME) || registry.isPublished(type.name());
    }

    @Override
    public void read(List<StoredEvent> events) {
        var leaving = events.stream().flatMap(this::leaving).toList();
        if (!leaving.isEmpty()) publisher.publish(leaving);
    }

    private Stream<Outgoing> leaving(StoredEvent event) {
        var name = event.type().name();
        if (name.equals(CommandSent.NAME)) return Stream.of(command(event));
        return registry.isPublished(name)
                ? Stream.of(new ToAll(cloudEvents.of(event)))
                : Stream.empty();
    }

    private Outgoing command(StoredEvent event) {
        var command = event.read(registry.decoder(CommandSent.class)).getFirst();
        return new ToModule(cloudEvents.of(event), command.module(), command.receiver());
    }
}
