package dev.ordinal.engine.sample;

import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.projection.Projection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A read model that fails on the streams that a test names, until it recovers. */
@ApplicationScoped
public class FailingProjection implements Projection<CounterEvent> {

    public static final String NAME = "test-failing-projection";

    private final Set<StreamId> failing = ConcurrentHashMap.newKeySet();
    private final Set<StreamId> seen = ConcurrentHashMap.newKeySet();
    private final List<Instant> failures = new CopyOnWriteArrayList<>();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<CounterEvent> events() {
        return CounterEvent.class;
    }

    @Override
    public void on(CounterEvent event, Metadata metadata) {
        if (failing.contains(metadata.stream())) {
            failures.add(Instant.now());
            throw new IllegalStateException("Told to fail on " + metadata.stream());
        }
        seen.add(metadata.stream());
    }

    public void failOn(StreamId stream) {
        failing.add(stream);
    }

    public void recover() {
        failing.clear();
    }

    public boolean hasSeen(StreamId stream) {
        return seen.contains(stream);
    }

    /** The times at which it failed. */
    public List<Instant> failures() {
        return List.copyOf(failures);
    }
}
