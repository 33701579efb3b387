package dev.ordinal.engine.transport.internal.kafka;

import dev.ordinal.engine.trace.internal.MessageSpans;
import dev.ordinal.engine.trace.internal.SentMessages;
import dev.ordinal.engine.trace.internal.SpanGroup;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Sender of events to Kafka through one idempotent producer. After a failure the producer is closed
 * at once, with everything that it has not sent yet: of the records of a key, those that arrived
 * are then always the first ones, and sending the batch again repeats records but swaps none.
 */
@ApplicationScoped
public class KafkaSender {

    @Inject private KafkaSettings settings;
    @Inject private KafkaTopics topics;
    @Inject private MessageSpans spans;
    @Inject private SentMessages counter;

    private @Nullable Producer<byte[], byte[]> producer;

    /** A record that the producer has taken. */
    private record Taken(Leaving event, Future<RecordMetadata> stored) {}

    /**
     * Sends all events in this order. All replicas that are in step have them when this returns.
     *
     * @throws KafkaException if not all were taken within {@code ordinal.kafka.send-timeout}; some
     *     may have been
     */
    public void send(List<Leaving> events) {
        var traces = events.stream().map(Leaving::trace).toList();
        try (var sending = spans.sending()) {
            try {
                topics.require(
                        events.stream()
                                .map(Leaving::topic)
                                .collect(Collectors.toUnmodifiableSet()));
                send(events, sending);
                counter.sent(traces);
            } catch (KafkaException e) {
                counter.failed(traces, e.reason());
                throw sending.failed(e);
            }
        }
    }

    private void send(List<Leaving> events, SpanGroup sending) {
        var used = connected();
        boolean isDone = false;
        try {
            sendAll(used, events, sending);
            isDone = true;
        } finally {
            if (!isDone) discard(used);
        }
    }

    /** Sends until a record fails. The producer reports most failures by the record's future. */
    private void sendAll(Producer<byte[], byte[]> used, List<Leaving> events, SpanGroup sending) {
        long deadline = System.nanoTime() + settings.sendTimeout().toNanos();
        var taken = new ArrayList<Taken>(events.size());
        for (Leaving event : events) {
            var one = new Taken(event, start(used, event, sending));
            if (one.stored().isDone()) await(one, deadline);
            taken.add(one);
        }
        for (Taken one : taken) await(one, deadline);
    }

    private Future<RecordMetadata> start(
            Producer<byte[], byte[]> used, Leaving event, SpanGroup sending) {
        var trace = spans.send(event.trace(), sending);
        try {
            return used.send(KafkaRecords.write(event.event(), event.topic(), trace));
        } catch (org.apache.kafka.common.KafkaException | IllegalStateException e) {
            // IllegalStateException: the producer was closed after a failure on another thread
            throw failure(event, e);
        }
    }

    private void await(Taken one, long deadline) {
        try {
            one.stored().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(one.event(), e);
        } catch (ExecutionException | TimeoutException e) {
            throw failure(one.event(), e);
        }
    }

    private KafkaException failure(Leaving event, Exception e) {
        return KafkaException.of(settings.servers(), "store " + event, e);
    }

    private synchronized Producer<byte[], byte[]> connected() {
        if (producer == null) producer = open();
        return producer;
    }

    private Producer<byte[], byte[]> open() {
        try {
            return new KafkaProducer<>(settings.producer());
        } catch (org.apache.kafka.common.KafkaException e) {
            throw KafkaException.unusable(e);
        }
    }

    private void discard(Producer<byte[], byte[]> failed) {
        forget(failed);
        topics.forget();
        failed.close(Duration.ZERO);
    }

    private synchronized void forget(Producer<byte[], byte[]> failed) {
        if (failed.equals(producer)) producer = null;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) producer.close(Duration.ZERO);
        producer = null;
    }
}
