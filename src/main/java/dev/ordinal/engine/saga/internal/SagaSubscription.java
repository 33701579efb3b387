package dev.ordinal.engine.saga.internal;

import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.dispatch.CommandEvent.CommandRefused;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.saga.Saga;

import java.util.Optional;

/**
 * The subscription of one saga to one event type. Each event type has a queue of its own, so that a
 * saga can receive one more type without a changed pattern: the broker would delete the queue of a
 * subscription whose pattern changes.
 */
record SagaSubscription<E extends Event>(Saga<?> saga, Class<E> events, SagaRunner runner)
        implements Subscription<E> {

    @Override
    public String name() {
        return (saga.name() + "-" + pattern()).replace('_', '-').replace('.', '-');
    }

    @Override
    public String pattern() {
        return EventName.of(events).name();
    }

    @Override
    public void on(E event, Metadata metadata) {
        instance(event)
                .ifPresent(i -> runner.handle(saga, i, event, Cause.of(metadata, saga.name())));
    }

    private Optional<String> instance(Event event) {
        return event instanceof CommandRefused refused ? sender(refused) : saga.instance(event);
    }

    /** The instance that sent the command; empty if somebody else sent it. */
    private Optional<String> sender(CommandRefused refused) {
        var stream = StreamId.parse(refused.sender());
        return stream.category().equals(saga.name()) ? Optional.of(stream.id()) : Optional.empty();
    }
}
