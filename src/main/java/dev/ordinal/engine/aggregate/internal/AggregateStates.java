package dev.ordinal.engine.aggregate.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.ordinal.engine.aggregate.Aggregate;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.log.internal.Snapshots;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.schema.internal.EventRegistry;
import dev.ordinal.engine.schema.internal.VocabularyDecoder;

import java.util.List;
import java.util.Optional;

/**
 * States of aggregates. Each is folded from the last known state (from memory, else from a
 * snapshot, else from the initial state) and all later events, so an old shortcut costs time but
 * never gives a wrong state.
 */
final class AggregateStates<S> {

    private final Aggregate<?, S, ?> aggregate;
    private final Tools tools;
    private final VocabularyDecoder<?> decoder;
    private final StateCodec<S> codec;
    private final Cache<StreamId, VersionedState<S>> recent;

    /**
     * Collaborators and settings that the states of all aggregates share.
     *
     * @param snapshotEvery a snapshot is taken whenever a stream passes a multiple of this number
     * @param cached number of states that are kept in memory
     */
    record Tools(
            EventStore store,
            Snapshots snapshots,
            EventRegistry registry,
            Transactions transactions,
            int snapshotEvery,
            long cached) {}

    AggregateStates(Aggregate<?, S, ?> aggregate, Tools tools) {
        this.aggregate = aggregate;
        this.tools = tools;
        this.decoder = tools.registry().strictDecoder(aggregate.events());
        this.codec = new StateCodec<>(aggregate.states(), aggregate.decider().getClass());
        this.recent = Caffeine.newBuilder().maximumSize(tools.cached()).build();
    }

    /** The state of a stream without events. */
    VersionedState<S> initial() {
        return new VersionedState<>(aggregate.decider().initial(), 0);
    }

    /** Whether a state of the stream is in memory. */
    boolean isKnown(StreamId stream) {
        return recent.getIfPresent(stream) != null;
    }

    VersionedState<S> load(StreamId stream) {
        var known = recent.getIfPresent(stream);
        return known == null ? loadUnknown(stream) : replay(stream, known);
    }

    /**
     * Loads a state that is not cached. Most streams are too short to have a snapshot, so one query
     * reads them.
     */
    private VersionedState<S> loadUnknown(StreamId stream) {
        var events = tools.store().readAfter(stream, 0, tools.snapshotEvery());
        var beginning = fold(initial(), events);
        if (events.size() < tools.snapshotEvery()) return beginning;
        return replay(stream, fromSnapshot(stream).orElse(beginning));
    }

    private Optional<VersionedState<S>> fromSnapshot(StreamId stream) {
        return tools.snapshots()
                .find(stream)
                .flatMap(s -> codec.read(s).map(state -> new VersionedState<>(state, s.version())));
    }

    private VersionedState<S> replay(StreamId stream, VersionedState<S> from) {
        return fold(from, tools.store().readAfter(stream, from.version()));
    }

    private VersionedState<S> fold(VersionedState<S> from, List<StoredEvent> events) {
        var state = from.state();
        for (StoredEvent event : events) {
            for (Event part : event.read(decoder)) state = aggregate.evolve(state, part);
        }
        return new VersionedState<>(state, from.version() + events.size());
    }

    /**
     * Caches the state after an append, once that is committed, and takes a snapshot if one is due.
     */
    void keep(
            StreamId stream, VersionedState<S> before, List<? extends Event> events, long version) {
        var state = before.state();
        for (Event event : events) state = aggregate.evolve(state, event);
        var after = new VersionedState<>(state, version);
        if (version / tools.snapshotEvery() > before.version() / tools.snapshotEvery()) {
            tools.snapshots().save(stream, codec.write(after.state(), version));
        }
        tools.transactions().afterCommit(() -> recent.put(stream, after));
    }

    void forget(StreamId stream) {
        recent.invalidate(stream);
    }
}
