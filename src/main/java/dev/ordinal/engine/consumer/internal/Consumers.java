package dev.ordinal.engine.consumer.internal;

import dev.ordinal.engine.breaker.internal.Breakers;
import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.database.internal.DatabaseProbe;
import dev.ordinal.engine.lifecycle.StartOrder;
import dev.ordinal.engine.lifecycle.Workers;
import dev.ordinal.engine.lifecycle.internal.StartupChecks;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.module.internal.ServerModules;
import dev.ordinal.engine.schema.internal.EventRegistry;
import dev.ordinal.engine.trace.internal.MessageSpans;
import dev.ordinal.engine.transport.internal.Broker;
import dev.ordinal.engine.transport.internal.DeadLetterQueues;

import io.opentelemetry.api.metrics.Meter;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Registry that starts one consumer for every subscription of the modules. */
@ApplicationScoped
class Consumers {

    @Inject private Subscriptions subscriptions;
    @Inject private SubscriptionDeclarations declarations;
    @Inject private Broker broker;
    @Inject private Inbox inbox;
    @Inject private Parking parking;
    @Inject private DeadLetterQueues letters;
    @Inject private RetrySettings settings;
    @Inject private EventRegistry registry;
    @Inject private Transactions transactions;
    @Inject private DatabaseProbe database;
    @Inject private Workers workers;
    @Inject private Breakers breakers;
    @Inject private ProbeLock probeLock;
    @Inject private Troubles troubles;
    @Inject private Meter meter;
    @Inject private MessageSpans spans;
    @Inject private StartupChecks checks;
    @Inject private ServerModules modules;

    void start(
            @Observes @Priority(StartOrder.READERS) @Initialized(ApplicationScoped.class)
                    Object start) {
        checks.require(this::startAll);
    }

    private void startAll() {
        var engine =
                new Consumer.Engine(
                        broker,
                        parking,
                        letters,
                        transactions,
                        database,
                        workers,
                        breakers,
                        probeLock,
                        new ConsumerMetrics(meter),
                        troubles,
                        spans,
                        new ApplicationPackages(modules.allPackages()));
        declarations.declare(subscriptions.all());
        subscriptions.all().forEach(subscription -> start(subscription, engine));
    }

    private <E extends Event> void start(Subscription<E> subscription, Consumer.Engine engine) {
        var decoder = registry.decoder(subscription.events());
        var handler = new Handler<>(subscription, decoder, inbox);
        var policy = settings.of(subscription);
        var breakerPause = new BreakerPause(subscription.name(), breakers, probeLock, workers);
        var consumer = new Consumer<>(engine, handler, policy, breakerPause);
        workers.start(subscription.name(), consumer::round, consumer::disconnect);
        if (subscription.isOrdered()) {
            var parked = new ParkedStreams<>(engine, handler, policy, breakerPause);
            workers.start(subscription.name() + "/parked", parked::round);
        }
    }
}
