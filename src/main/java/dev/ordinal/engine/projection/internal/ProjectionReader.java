package dev.ordinal.engine.projection.internal;

import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.projection.Projection;
import dev.ordinal.engine.reader.Reader;
import dev.ordinal.engine.schema.internal.EventRegistry;
import dev.ordinal.engine.schema.internal.VocabularyDecoder;
import dev.ordinal.engine.schema.internal.upcast.UpcastRoute.PassedOver;
import dev.ordinal.engine.trace.TraceContext;
import dev.ordinal.engine.trace.internal.MessageSpans;
import dev.ordinal.engine.trace.internal.MessageSpans.Applied;
import dev.ordinal.engine.trace.internal.SpanGroup;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A projection as a reader of the log. */
final class ProjectionReader<E extends Event> implements Reader {

    private final Projection<E> projection;
    private final VocabularyDecoder<E> decoder;
    private final MessageSpans spans;
    private final int partitions;

    ProjectionReader(
            Projection<E> projection, EventRegistry registry, MessageSpans spans, int partitions) {
        this.projection = projection;
        this.decoder = registry.decoder(projection.events());
        this.spans = spans;
        this.partitions = partitions;
    }

    @Override
    public String name() {
        return projection.name();
    }

    @Override
    public int partitions() {
        return partitions;
    }

    @Override
    public Duration pace() {
        return projection.pace();
    }

    @Override
    public boolean reads(EventName type) {
        return !(decoder.route(type) instanceof PassedOver);
    }

    @Override
    public void read(List<StoredEvent> events) {
        var wanted = events.stream().flatMap(this::decode).toList();
        var applied = wanted.stream().map(Known::applied).toList();
        try (var group = spans.apply("project " + name(), applied)) {
            apply(wanted, group);
        }
    }

    private void apply(List<Known<E>> events, SpanGroup group) {
        try {
            events.forEach(known -> projection.on(known.event(), known.metadata()));
        } catch (RuntimeException | Error e) {
            group.failed(e);
            throw e;
        }
    }

    private Stream<Known<E>> decode(StoredEvent stored) {
        return stored.read(decoder).stream().map(event -> new Known<>(event, stored.metadata()));
    }

    /** An event of the vocabulary. */
    private record Known<E extends Event>(E event, Metadata metadata) {

        Applied applied() {
            return new Applied(TraceContext.of(metadata.origin()), metadata.recordedAt());
        }
    }
}
