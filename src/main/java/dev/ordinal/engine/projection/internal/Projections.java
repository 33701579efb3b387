package dev.ordinal.engine.projection.internal;

import dev.ordinal.engine.projection.Projection;
import dev.ordinal.engine.reader.Reader;
import dev.ordinal.engine.reader.ReaderSource;
import dev.ordinal.engine.schema.internal.EventRegistry;
import dev.ordinal.engine.trace.internal.MessageSpans;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Min;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All projections of this server. */
@ApplicationScoped
public class Projections implements ReaderSource {

    @Inject @Any private Instance<Projection<?>> projections;
    @Inject private EventRegistry registry;
    @Inject private MessageSpans spans;

    /** Partitions of a read model. They are fixed when the read model first runs. */
    @Inject
    @Min(1)
    @ConfigProperty(name = "ordinal.projections.partitions", defaultValue = "4")
    private int partitions;

    private final Map<Class<?>, String> nameOfType = new ConcurrentHashMap<>();

    @Override
    public List<Reader> readers() {
        return projections.stream().<Reader>map(this::reader).toList();
    }

    /**
     * The name of the projection of this type.
     *
     * @throws IllegalStateException if the type is not a bean of this server, or stands for several
     */
    public String name(Class<? extends Projection<?>> type) {
        return nameOfType.computeIfAbsent(type, _ -> find(type).name());
    }

    private Projection<?> find(Class<? extends Projection<?>> type) {
        var found = projections.select(type);
        if (found.isResolvable()) return found.get();
        throw new IllegalStateException(
                "A request cannot wait for the projection %s: %s. Is it annotated with @ApplicationScoped, in a module that this server runs?"
                        .formatted(
                                type.getName(),
                                found.isAmbiguous()
                                        ? "several projections are of this type"
                                        : "it is not a projection of this server"));
    }

    private Reader reader(Projection<?> projection) {
        return new ProjectionReader<>(projection, registry, spans, partitions);
    }
}
