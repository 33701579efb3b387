package dev.ordinal.engine.consumer;

import dev.ordinal.engine.lifecycle.Workers;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.schema.UnreadableEventException;
import dev.ordinal.engine.store.StoredEvent;
import dev.ordinal.engine.store.Transactions;
import dev.ordinal.engine.transport.Binding;
import dev.ordinal.engine.transport.Broker;
import dev.ordinal.engine.transport.BrokerException;
import dev.ordinal.engine.transport.DeadLetterQueues;
import dev.ordinal.engine.transport.Delivery;
import dev.ordinal.engine.transport.EventReceiver;
import dev.ordinal.engine.transport.UnreadableMessageException;

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
            Parking parking,
            DeadLetterQueues letters,
            Transactions transactions,
            Workers workers) {}

    private final Engine engine;
    private final Subscription<E> subscription;
    private final Handler<E> handler;
    private final RetryPolicy policy;
    private final @Nullable Batches<E> batches;
    private @Nullable EventReceiver receiver;

    Consumer(Engine engine, Handler<E> handler, RetryPolicy policy) {
        this.engine = engine;
        this.handler = handler;
        this.policy = policy;
        this.subscription = handler.subscription();
        this.batches =
                subscription instanceof BatchSubscription<E> batch
                        ? new Batches<>(engine, handler, batch)
                        : null;
    }

    /** Works off one message, if one comes. */
    void round() throws InterruptedException {
        try {
            var open = connected();
            var delivery = open.receive(PATIENCE);
            if (delivery.isPresent()) take(delivery.get(), open);
        } catch (BrokerException e) {
            LOG.log(Level.WARNING, "{0}: {1}", new Object[] {subscription.name(), e.getMessage()});
            disconnect();
            engine.workers().pause(PATIENCE);
        }
    }

    private void take(Delivery delivery, EventReceiver open) throws InterruptedException {
        if (batches == null || batches.isCareful() || delivery.failures() > 0) {
            settle(delivery, open);
        } else {
            batches.workOff(delivery, open);
        }
    }

    private void settle(Delivery delivery, EventReceiver open) throws InterruptedException {
        try {
            var event = delivery.event();
            engine.transactions().runAgain(() -> workOff(event, delivery));
        } catch (UnreadableMessageException
                | UnreadableEventException
                | UnusableMessageException e) {
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
            LOG.log(Level.WARNING, subscription.name() + " failed, and will try again", e);
            retry(delivery, e, open);
        } else {
            bury(delivery, e, open);
        }
    }

    /** On the broker while order does not matter, here where it does. */
    private void retry(Delivery delivery, RuntimeException e, EventReceiver open) {
        int failures = delivery.failures() + 1;
        var pause = policy.delay(failures);
        if (subscription.isOrdered()) {
            var event = new ParkedEvent(delivery.event(), delivery.headers(), failures);
            engine.transactions()
                    .run(() ->
                            engine.parking().park(subscription.name(), event, pause, e.toString()));
            open.acknowledge();
        } else {
            open.retry(delivery, failures, pause);
        }
    }

    private void bury(Delivery delivery, RuntimeException e, EventReceiver open) {
        LOG.log(Level.SEVERE, subscription.name() + " gives a message up, it is a dead letter", e);
        open.bury(delivery, Postmortem.of(e, delivery.failures()));
    }

    /** What arrives for a stream that waits goes behind it. */
    private void workOff(StoredEvent event, Delivery delivery) {
        var stream = event.metadata().stream();
        if (subscription.isOrdered() && engine.parking().isParked(subscription.name(), stream)) {
            engine.parking().parkBehind(subscription.name(), event, delivery.headers());
        } else {
            handler.handle(event);
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
