package dev.ordinal.engine.consumer;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.message.Metadata;

import java.time.Duration;
import java.util.List;

/**
 * A subscription that processes many events in one transaction, for effects that are cheaper
 * together, such as one request or statement for a hundred events. It cannot be {@linkplain
 * #isOrdered ordered}, or the server does not start.
 *
 * <p>All events of a batch take effect together or not at all. If the handler throws, the events
 * come again one at a time, each in a transaction of its own, so that only the bad one fails, is
 * retried and becomes a dead letter; the failure of the batch itself is not counted. An event that
 * is being retried comes alone, and so does every event while a circuit breaker that the handler
 * calls is not closed.
 *
 * @param <E> the vocabulary
 */
public interface BatchSubscription<E extends Event> extends Subscription<E> {

    /** The most messages in a batch; 100 by default. */
    default int most() {
        return 100;
    }

    /**
     * The longest time that a batch waits for more messages after its first one; 5 seconds by
     * default.
     */
    default Duration longest() {
        return Duration.ofSeconds(5);
    }

    /**
     * An event of a batch.
     *
     * @param event the event
     * @param metadata its place in its stream and its origin
     */
    record Received<E extends Event>(E event, Metadata metadata) {}

    /**
     * Processes all events of one name in a batch, in the order of their arrival. It is called once
     * for each name in the batch, all in one transaction; exceptions are treated as described
     * above.
     *
     * @param eventName the name in {@link dev.ordinal.engine.message.EventType}
     * @param events at least one, none of them processed before
     */
    void on(String eventName, List<Received<E>> events);

    /** Processes one event alone, as a batch of one. */
    @Override
    default void on(E event, Metadata metadata) {
        on(EventName.of(event.getClass()).name(), List.of(new Received<>(event, metadata)));
    }
}
