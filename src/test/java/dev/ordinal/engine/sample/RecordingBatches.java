package dev.ordinal.engine.sample;

import dev.ordinal.engine.consumer.BatchSubscription;
import dev.ordinal.engine.consumer.RetryPolicy;
import dev.ordinal.engine.message.StreamId;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Batch subscription that records events as effects in the database, and fails on the streams that
 * a test names.
 */
public final class RecordingBatches implements BatchSubscription<CounterEvent> {

    /** The most events of a batch. */
    public static final int MOST = 20;

    private final String name;
    private final RetryPolicy retry;
    private final Effects effects;
    private final Consumer<List<CounterEvent>> further;
    private final Set<StreamId> failing = ConcurrentHashMap.newKeySet();
    private final List<Integer> sizes = new CopyOnWriteArrayList<>();

    /** Creates a subscription that does something further with each batch. */
    RecordingBatches(
            String name, RetryPolicy retry, Effects effects, Consumer<List<CounterEvent>> further) {
        this.name = name;
        this.retry = retry;
        this.effects = effects;
        this.further = further;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String pattern() {
        return "counter.#";
    }

    @Override
    public Class<CounterEvent> events() {
        return CounterEvent.class;
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public Duration longest() {
        return Duration.ofMillis(500);
    }

    @Override
    public RetryPolicy retry() {
        return retry;
    }

    @Override
    public void on(String eventName, List<Received<CounterEvent>> events) {
        sizes.add(events.size());
        for (Received<CounterEvent> received : events) {
            effects.add(name, received.event(), received.metadata());
            if (failing.contains(received.metadata().stream())) {
                throw new IllegalStateException(RecordingSubscription.FAILURE);
            }
        }
        further.accept(events.stream().map(Received::event).toList());
    }

    /** Fails on every batch that holds an event of a stream. */
    public void failOn(StreamId stream) {
        failing.add(stream);
    }

    /** The sizes of the batches it was given, by events of one name. */
    public List<Integer> sizes() {
        return sizes;
    }

    /** The simple names of the events of a stream that had an effect, sorted. */
    public List<String> effects(StreamId stream) {
        return effects.of(name, stream);
    }
}
