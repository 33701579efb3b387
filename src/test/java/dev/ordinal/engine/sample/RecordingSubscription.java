package dev.ordinal.engine.sample;

import dev.ordinal.engine.consumer.RetryPolicy;
import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.consumer.UnusableMessageException;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.message.StreamId;

import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Subscription that records every event as an effect in the database, and then fails on the streams
 * that a test names. The effect of a failed attempt must be rolled back.
 */
public final class RecordingSubscription<E extends Event> implements Subscription<E> {

    /** The message of the exception that an attempt fails with. */
    public static final String FAILURE = "Told to fail";

    /**
     * An event that was handled without an exception.
     *
     * @param version its number in the stream
     */
    public record Received<E>(E event, long version) {}

    private final String name;
    private final String pattern;
    private final Class<E> events;
    private final Effects effects;
    private final Map<StreamId, Consumer<Metadata>> faults = new ConcurrentHashMap<>();
    private final Map<StreamId, List<Instant>> attempts = new ConcurrentHashMap<>();
    private final Map<StreamId, List<Received<E>>> received = new ConcurrentHashMap<>();
    private RetryPolicy retry = RetryPolicy.USUAL;
    private boolean ordered;
    private Consumer<E> further = _ -> {};

    public RecordingSubscription(String name, String pattern, Class<E> events, Effects effects) {
        this.name = name;
        this.pattern = pattern;
        this.events = events;
        this.effects = effects;
    }

    public RecordingSubscription<E> retrying(RetryPolicy policy) {
        retry = policy;
        return this;
    }

    RecordingSubscription<E> inOrder() {
        ordered = true;
        return this;
    }

    /** Adds an action that is done with each event. */
    RecordingSubscription<E> then(Consumer<E> more) {
        further = more;
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String pattern() {
        return pattern;
    }

    @Override
    public Class<E> events() {
        return events;
    }

    @Override
    public boolean isOrdered() {
        return ordered;
    }

    @Override
    public RetryPolicy retry() {
        return retry;
    }

    @Override
    public void on(E event, Metadata metadata) {
        var stream = metadata.stream();
        attempts.computeIfAbsent(stream, _ -> new CopyOnWriteArrayList<>()).add(Instant.now());
        effects.add(name, event, metadata);
        faults.getOrDefault(stream, _ -> {}).accept(metadata);
        further.accept(event);
        received.computeIfAbsent(stream, _ -> new CopyOnWriteArrayList<>())
                .add(new Received<>(event, metadata.version()));
    }

    /** Fails on every event of a stream. */
    public void failOn(StreamId stream) {
        faults.put(stream, _ -> fail());
    }

    /** Fails on the first event of a stream. */
    public void failOnFirst(StreamId stream) {
        failOnFirst(stream, FAILURE);
    }

    /** Fails on the first event of a stream with an exception of this message. */
    public void failOnFirst(StreamId stream, String message) {
        faults.put(
                stream,
                metadata -> {
                    if (metadata.version() == 1) throw new IllegalStateException(message);
                });
    }

    /** Fails on one event of a stream, and says that no retry will help. */
    public void rejectVersion(StreamId stream, long version) {
        faults.put(
                stream,
                metadata -> {
                    if (metadata.version() == version) {
                        throw new UnusableMessageException(FAILURE, null);
                    }
                });
    }

    /** Fails on the next event of a stream. */
    public void failOnce(StreamId stream) {
        faults.put(
                stream,
                _ -> {
                    recover(stream);
                    fail();
                });
    }

    /** Meets an open circuit breaker at every event of a stream. */
    public void meetOutageOn(StreamId stream) {
        faults.put(
                stream,
                _ -> {
                    throw new CircuitBreakerOpenException("away");
                });
    }

    /** Meets an error of the JVM at every event of a stream. */
    public void meetErrorOn(StreamId stream) {
        faults.put(
                stream,
                _ -> {
                    throw new NoClassDefFoundError("Told to fail");
                });
    }

    /** Fails no more on a stream. */
    public void recover(StreamId stream) {
        faults.remove(stream);
    }

    private static void fail() {
        throw new IllegalStateException(FAILURE);
    }

    /** The times at which it was given an event of a stream, whatever the outcome. */
    public List<Instant> attempts(StreamId stream) {
        return attempts.getOrDefault(stream, List.of());
    }

    /** The events of a stream in the order in which it handled them. */
    public List<E> received(StreamId stream) {
        return all(stream).stream().map(Received::event).toList();
    }

    /** The versions of these events, in the order in which it handled them. */
    public List<Long> versions(StreamId stream) {
        return all(stream).stream().map(Received::version).toList();
    }

    private List<Received<E>> all(StreamId stream) {
        return received.getOrDefault(stream, List.of());
    }

    /** The simple names of the events of a stream that had an effect, sorted. */
    public List<String> effects(StreamId stream) {
        return effects.of(name, stream);
    }
}
