package dev.ordinal.engine.projection;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.reader.Reader;
import dev.ordinal.engine.schema.EventDecoder;
import dev.ordinal.engine.schema.EventRegistry;
import dev.ordinal.engine.store.StoredEvent;

import java.util.List;

/** A projection as a reader of the log. */
final class ProjectionReader<E extends Event> implements Reader {

    private final Projection<E> projection;
    private final EventDecoder<E> decoder;
    private final int partitions;

    ProjectionReader(Projection<E> projection, EventRegistry registry, int partitions) {
        this.projection = projection;
        this.decoder = registry.decoder(projection.events());
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
    public void read(List<StoredEvent> events) {
        events.forEach(this::read);
    }

    private void read(StoredEvent stored) {
        for (E event : stored.read(decoder)) projection.on(event, stored.metadata());
    }
}
