package dev.ordinal.engine.relay.internal;

import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.reader.Reader;
import dev.ordinal.engine.reader.ReaderSource;
import dev.ordinal.engine.schema.internal.EventRegistry;
import dev.ordinal.engine.transport.CloudEvents;
import dev.ordinal.engine.transport.internal.kafka.KafkaSettings;
import dev.ordinal.engine.transport.internal.kafka.Leaving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Reader {@code kafka-relay}, which forwards published events to Kafka, to the topic {@code
 * events.<module>}. It exists only where {@code ordinal.kafka.bootstrap-servers} is set, and has a
 * checkpoint and a circuit breaker of its own: while Kafka is away, Artemis gets every event. After
 * a crash between Kafka and the checkpoint, at most one batch of a partition is sent again with the
 * same ids.
 */
@ApplicationScoped
class KafkaRelay implements ReaderSource {

    @Inject private KafkaSettings settings;
    @Inject private KafkaPublisher publisher;
    @Inject private CloudEvents cloudEvents;
    @Inject private EventRegistry registry;

    @Override
    public List<Reader> readers() {
        return settings.isOn() ? List.of(new LogReader()) : List.of();
    }

    /** The reader; no bean of its own, since most servers have none. */
    private final class LogReader implements Reader {

        @Override
        public String name() {
            return "kafka-relay";
        }

        @Override
        public OptionalInt batch() {
            return OptionalInt.of(settings.batch());
        }

        @Override
        public boolean reads(EventName type) {
            return registry.moduleOfPublished(type.name()).isPresent();
        }

        @Override
        public void read(List<StoredEvent> events) {
            var leaving = events.stream().flatMap(KafkaRelay.this::leaving).toList();
            if (!leaving.isEmpty()) publisher.publish(leaving);
        }
    }

    private Stream<Leaving> leaving(StoredEvent event) {
        var name = event.type().name();
        return registry.moduleOfPublished(name).stream()
                .map(module -> new Leaving(cloudEvents.of(event), settings.topic(module)));
    }
}
