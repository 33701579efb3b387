package dev.ordinal.engine.saga.internal;

import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.consumer.SubscriptionSource;
import dev.ordinal.engine.dispatch.CommandEvent.CommandRefused;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.saga.Saga;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.List;
import java.util.stream.Stream;

/** The subscriptions of all sagas: one for each event type, and one for refused commands. */
@ApplicationScoped
class SagaSubscriptions implements SubscriptionSource {

    @Inject private SagaBeans sagas;
    @Inject private SagaRunner runner;

    @Override
    public List<Subscription<?>> subscriptions() {
        return sagas.all().stream().flatMap(this::subscriptions).toList();
    }

    private Stream<Subscription<?>> subscriptions(Saga<?> saga) {
        return Stream.concat(saga.events().stream(), Stream.of(CommandRefused.class))
                .map(event -> subscription(saga, event));
    }

    private <E extends Event> Subscription<E> subscription(Saga<?> saga, Class<E> event) {
        return new SagaSubscription<>(saga, event, runner);
    }
}
