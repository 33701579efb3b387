package dev.ordinal.engine.consumer;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.message.Metadata;

import java.time.Duration;
import java.util.List;

/**
 * A subscription that works off many events at once, for effects that are cheaper together. All
 * events of a batch are worked off in one transaction and acknowledged together. If that fails,
 * they are taken one at a time, so that only the bad one is tried again and given up.
 *
 * @param <E> the vocabulary
 */
public interface BatchSubscription<E extends Event> extends Subscription<E> {

    /** The most events of a batch. */
    default int most() {
        return 100;
    }

    /** How long a batch waits for more after its first event. */
    default Duration longest() {
        return Duration.ofSeconds(5);
    }

    /**
     * An event of a batch.
     *
     * @param metadata where it stands and where it came from
     */
    record Received<E extends Event>(E event, Metadata metadata) {}

    /** Works off all events of one name in a batch, in the order in which they came. */
    void on(String eventName, List<Received<E>> events);

    /** A batch of one. */
    @Override
    default void on(E event, Metadata metadata) {
        on(EventName.of(event.getClass()).name(), List.of(new Received<>(event, metadata)));
    }
}
