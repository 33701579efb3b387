package dev.ordinal.engine.consumer;

import dev.ordinal.engine.lifecycle.Workers;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.schema.EventDecoder;
import dev.ordinal.engine.schema.EventRegistry;
import dev.ordinal.engine.schema.UnreadableEventException;
import dev.ordinal.engine.store.StoredEvent;
import dev.ordinal.engine.store.Transactions;
import dev.ordinal.engine.transport.Binding;
import dev.ordinal.engine.transport.Broker;
import dev.ordinal.engine.transport.BrokerException;
import dev.ordinal.engine.transport.Delivery;
import dev.ordinal.engine.transport.EventReceiver;
import dev.ordinal.engine.transport.UnreadableMessageException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
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
    private final RetryPolicy policy;
    private @Nullable EventReceiver receiver;

    Consumer(Engine engine, Subscription<E> subscription, RetryPolicy policy) {
        this.engine = engine;
        this.policy = policy;
        this.subscription = subscription;
        this.decoder = engine.registry().decoder(subscription.events());
    }

    /** Works off one message, if one comes. */
    void round() throws InterruptedException {
        try {
            var open = connected();
            var delivery = open.receive(PATIENCE);
            if (delivery.isPresent()) settle(delivery.get(), open);
        } catch (BrokerException e) {
            LOG.log(Level.WARNING, "{0}: {1}", new Object[] {subscription.name(), e.getMessage()});
            disconnect();
            engine.workers().pause(PATIENCE);
        }
    }

    private void settle(Delivery delivery, EventReceiver open) throws InterruptedException {
        try {
            var event = delivery.event();
            engine.transactions().run(() -> workOff(event));
        } catch (UnreadableMessageException | UnreadableEventException e) {
            bury(delivery, e, open);
            return;
        } catch (RuntimeException e) {
            failed(delivery, e, open);
            return;
        }
        open.acknowledge();
    }

    /** An outage is not the message's fault: it is taken again, and nothing is counted. */
    private void failed(Delivery delivery, RuntimeException e, EventReceiver open)
            throws InterruptedException {
        if (engine.workers().isStopping() || Postmortem.isOutage(e)) {
            LOG.log(
                    Level.WARNING,
                    "{0} waits: {1}",
                    new Object[] {subscription.name(), e.getMessage()});
            open.giveBack();
            engine.workers().pause(PATIENCE);
        } else if (delivery.failures() < policy.limit()) {
            int failures = delivery.failures() + 1;
            LOG.log(Level.WARNING, subscription.name() + " failed, and will try again", e);
            open.retry(
                    delivery,
                    failures,
                    policy.delay(failures, ThreadLocalRandom.current().nextDouble()));
        } else {
            bury(delivery, e, open);
        }
    }

    private void bury(Delivery delivery, RuntimeException e, EventReceiver open) {
        LOG.log(Level.SEVERE, subscription.name() + " gives a message up, it is a dead letter", e);
        open.bury(delivery, Postmortem.of(e, delivery.failures()));
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
                            engine.broker(),
                            new Binding(subscription.name(), subscription.pattern()));
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
