package dev.ordinal.engine.projection;

import dev.ordinal.engine.reader.Reader;
import dev.ordinal.engine.reader.ReaderSource;
import dev.ordinal.engine.schema.EventRegistry;
import dev.ordinal.engine.trace.Spans;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All projections of this server. */
@ApplicationScoped
public class Projections implements ReaderSource {

    @Inject @Any private Instance<Projection<?>> projections;
    @Inject private EventRegistry registry;
    @Inject private Spans spans;

    @Inject
    @ConfigProperty(name = "ordinal.projections.partitions", defaultValue = "4")
    private int partitions;

    @Override
    public List<Reader> readers() {
        return projections.stream().<Reader>map(this::reader).toList();
    }

    /** The names of all projections. */
    public Set<String> names() {
        return projections.stream().map(Projection::name).collect(Collectors.toUnmodifiableSet());
    }

    private Reader reader(Projection<?> projection) {
        return new ProjectionReader<>(projection, registry, spans, partitions);
    }
}
