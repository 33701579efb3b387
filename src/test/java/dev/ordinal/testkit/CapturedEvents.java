package dev.ordinal.testkit;

import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.log.internal.LogScan;
import dev.ordinal.engine.log.internal.Slots;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.schema.internal.EventRegistry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Capture of the events that a block of code publishes in the server. Nothing is replaced for it:
 * the published events are those in the log. Tests that run side by side select their own streams
 * or correlations.
 *
 * <pre>{@code
 * var published = events.during(() -> bus.send(placeOrder, context)).ofStream(order);
 * published.expect(OrderCreated.class, created -> created.items().size() == 1);
 * published.expectExactly("order.created");
 * }</pre>
 */
@ApplicationScoped
public class CapturedEvents {

    @Inject private LogScan scan;
    @Inject private EventRegistry registry;
    @Inject private Sql sql;

    /** Runs a block and captures the events that were committed while it ran. */
    public Captured during(Runnable block) {
        long before = lastPosition();
        block.run();
        return new Captured(
                scan.readAll(before, lastPosition(), Slots.ALL, Integer.MAX_VALUE), registry);
    }

    private long lastPosition() {
        return sql.number("select coalesce(max(position), 0) from event");
    }

    /** Captured events, in the order of the log. */
    public record Captured(List<StoredEvent> events, EventRegistry registry) {

        /** The captured events of one stream. */
        public Captured ofStream(StreamId stream) {
            return where(event -> event.metadata().stream().equals(stream));
        }

        /** The captured events of one request. */
        public Captured ofCorrelation(UUID correlationId) {
            return where(event -> event.metadata().origin().correlationId().equals(correlationId));
        }

        private Captured where(Predicate<StoredEvent> condition) {
            return new Captured(events.stream().filter(condition).toList(), registry);
        }

        /** Expects an event of this name; returns the first. */
        public StoredEvent expect(String name) {
            return events.stream()
                    .filter(event -> event.type().name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> missing(name));
        }

        /** Expects an event of this type that meets the condition; returns the first. */
        public <E extends Event> E expect(Class<E> type, Predicate<E> condition) {
            return events.stream()
                    .flatMap(event -> event.read(registry.decoder()).stream())
                    .filter(type::isInstance)
                    .map(type::cast)
                    .filter(condition)
                    .findFirst()
                    .orElseThrow(() -> missing("such " + type.getSimpleName()));
        }

        /** Expects exactly these events, in this order. */
        public void expectExactly(String... names) {
            if (!names().equals(List.of(names))) throw missing("exactly " + List.of(names));
        }

        /** Expects no events. */
        public void expectNothing() {
            expectExactly();
        }

        private List<String> names() {
            return events.stream().map(event -> event.type().name()).toList();
        }

        private AssertionError missing(String what) {
            return new AssertionError(
                    "Expected " + what + ", but these were published: " + names());
        }
    }
}
