package dev.ordinal.engine.consumer.internal;

import dev.ordinal.engine.breaker.internal.Breakers;
import dev.ordinal.engine.consumer.BatchSubscription;
import dev.ordinal.engine.consumer.RetryPolicy;
import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.database.internal.DatabaseProbe;
import dev.ordinal.engine.lifecycle.Workers;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.trace.internal.MessageSpans;
import dev.ordinal.engine.transport.internal.Binding;
import dev.ordinal.engine.transport.internal.Broker;
import dev.ordinal.engine.transport.internal.BrokerException;
import dev.ordinal.engine.transport.internal.DeadLetterQueues;
import dev.ordinal.engine.transport.internal.Delivery;
import dev.ordinal.engine.transport.internal.EventReceiver;
import dev.ordinal.engine.transport.internal.UnreceivableMessageException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Consumer of one subscription on this server. */
final class Consumer<E extends Event> {

    private static final Logger LOG = Logger.getLogger(Consumer.class.getName());
    private static final Duration RECEIVE_TIMEOUT = Duration.ofSeconds(1);

    /** The pause after which the broker tries to deliver a message again that it could not. */
    private static final Duration UNRECEIVABLE = Duration.ofMillis(100);

    /** Collaborators that all consumers of this server share. */
    record Engine(
            Broker broker,
            Parking parking,
            DeadLetterQueues letters,
            Transactions transactions,
            DatabaseProbe database,
            Workers workers,
            Breakers breakers,
            ProbeLock probeLock,
            ConsumerMetrics metrics,
            Troubles troubles,
            MessageSpans spans,
            ApplicationPackages modules) {

        FailureCause causeOf(Throwable failure) {
            return FailureCause.of(failure, workers.isStopping(), breakers.rejection(failure));
        }

        /** The application's own code, from the point of view of a subscription. */
        ApplicationPackages codeOf(Subscription<?> subscription) {
            return modules.and(subscription.getClass());
        }
    }

    private final Engine engine;
    private final Subscription<E> subscription;
    private final BreakerPause breakerPause;
    private final Settlement<E> settlement;
    private final @Nullable Batches<E> batches;
    private @Nullable EventReceiver receiver;

    Consumer(Engine engine, Handler<E> handler, RetryPolicy policy, BreakerPause breakerPause) {
        this.engine = engine;
        this.subscription = handler.subscription();
        this.breakerPause = breakerPause;
        this.settlement = new Settlement<>(engine, handler, policy, breakerPause);
        this.batches =
                subscription instanceof BatchSubscription<E> batch
                        ? new Batches<>(engine, handler, batch, settlement)
                        : null;
    }

    /** One round: processes one message, if one arrives. */
    void round() throws InterruptedException {
        if (!breakerPause.await() || !hasDatabase()) return;
        try {
            var open = connected();
            var delivery = open.receive(RECEIVE_TIMEOUT);
            if (delivery.isPresent()) take(delivery.get(), open);
            // The breaker may be closed on another server, which then receives the streams of this
            // one.
            if (breakerPause.isPausing()) disconnect();
        } catch (UnreceivableMessageException e) {
            unreceivable(e);
        } catch (BrokerException e) {
            LOG.log(Level.WARNING, "{0}: {1}", new Object[] {subscription.name(), e.getMessage()});
            disconnect();
            engine.workers().pause(RECEIVE_TIMEOUT);
        } catch (RuntimeException | Error e) {
            disconnect(); // what it held must not be acknowledged with the next message
            throw e;
        }
    }

    /**
     * Whether the database answers, as far as is known. While it does not, the messages and the
     * streams of this server are left to others, which may reach it.
     */
    private boolean hasDatabase() throws InterruptedException {
        if (!breakerPause.isOutageLikely()) return true;
        if (engine.database().answers()) {
            breakerPause.outageIsOver();
            return true;
        }
        disconnect();
        engine.workers().pause(RECEIVE_TIMEOUT);
        return false;
    }

    /** Lets the broker try again, which counts, until it moves the message. */
    private void unreceivable(UnreceivableMessageException e) throws InterruptedException {
        var name = subscription.name();
        LOG.log(Level.WARNING, "{0}: {1}", new Object[] {name, e.getMessage()});
        engine.metrics().count(name, Outcome.UNRECEIVABLE);
        engine.troubles().note(name, String.valueOf(e.getMessage()));
        disconnect();
        engine.workers().pause(UNRECEIVABLE);
    }

    private void take(Delivery delivery, EventReceiver open) throws InterruptedException {
        if (batches == null
                || breakerPause.isOn()
                || batches.isCareful()
                || delivery.failures() > 0) {
            settlement.settle(delivery, open);
        } else {
            batches.process(delivery, open);
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
            LOG.log(Level.FINE, "Its transaction had already failed", e);
        }
        receiver = null;
    }
}
