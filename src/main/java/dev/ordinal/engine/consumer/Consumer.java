package dev.ordinal.engine.consumer;

import dev.ordinal.engine.lifecycle.Workers;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.schema.EventDecoder;
import dev.ordinal.engine.schema.EventRegistry;
import dev.ordinal.engine.store.StoredEvent;
import dev.ordinal.engine.store.Transactions;
import dev.ordinal.engine.transport.Broker;
import dev.ordinal.engine.transport.BrokerException;
import dev.ordinal.engine.transport.EventReceiver;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Works off one subscription on this server. */
final class Consumer<E extends Event> {

    private static final Logger LOG = Logger.getLogger(Consumer.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** What every consumer works with. */
    record Engine(
            Broker broker,
            Inbox inbox,
            EventRegistry registry,
            Transactions transactions,
            Workers workers) {}

    private final Engine engine;
    private final Subscription<E> subscription;
    private final EventDecoder<E> decoder;
    private @Nullable EventReceiver receiver;

    Consumer(Engine engine, Subscription<E> subscription) {
        this.engine = engine;
        this.subscription = subscription;
        this.decoder = engine.registry().decoder(subscription.events());
    }

    /** Works off one event, if one comes. */
    void round() throws InterruptedException {
        try {
            var open = connected();
            var event = open.receive(PATIENCE);
            if (event.isPresent()) settle(event.get(), open);
        } catch (BrokerException e) {
            LOG.log(Level.WARNING, "{0}: {1}", new Object[] {subscription.name(), e.getMessage()});
            disconnect();
            engine.workers().pause(PATIENCE);
        }
    }

    private void settle(StoredEvent event, EventReceiver open) {
        try {
            engine.transactions().run(() -> workOff(event));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, subscription.name() + " failed on " + event.metadata().id(), e);
            open.giveBack();
            return;
        }
        open.acknowledge();
    }

    private void workOff(StoredEvent stored) {
        var events = stored.read(decoder);
        if (events.isEmpty()) return;
        if (engine.inbox().enter(subscription.name(), stored.metadata().id())) {
            events.forEach(event -> subscription.on(event, stored.metadata()));
        }
    }

    private EventReceiver connected() {
        if (receiver == null) {
            receiver =
                    EventReceiver.subscribe(
                            engine.broker(), subscription.name(), subscription.pattern());
        }
        return receiver;
    }

    /** Closes the connection, if there is one. */
    void disconnect() {
        if (receiver == null) return;
        try {
            receiver.close();
        } catch (BrokerException e) {
            LOG.log(Level.FINE, "It was broken already", e);
        }
        receiver = null;
    }
}
