package dev.ordinal.engine.store;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.Origin;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.schema.EventRegistry;
import dev.ordinal.engine.store.AppendResult.Appended;
import dev.ordinal.engine.store.AppendResult.Conflict;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * The log: the only thing that a decision writes. Appends and reads join the caller's transaction.
 */
@ApplicationScoped
public class EventStore {

    private static final String INSERT =
            """
            insert into event (id, stream, version, slot, name, schema_version, body,
                               correlation_id, causation_id, actor, traceparent, tracestate)
            select e.id, ?1, e.version, ?2, e.name, e.schema_version, e.body,
                   cast(?3 as uuid), cast(?4 as uuid), ?5, cast(?6 as text), cast(?7 as text)
              from (values
            """;
    private static final String UNLESS_OVERTAKEN =
            """
            ) as e(id, version, name, schema_version, body)
             where ?8 = 0 or exists (select from event p where p.stream = ?1 and p.version = ?8)
            on conflict (stream, version) do nothing
            """;

    @PersistenceContext private EntityManager entities;
    @Inject private EventRegistry registry;
    @Inject private Transactions transactions;
    @Inject private Tail tail;

    /**
     * Appends events behind {@code expectedVersion}, all or none, in this order.
     *
     * @param expectedVersion the version of the stream that the events follow; 0 for a new stream
     * @return {@link Conflict} if the stream has another version; the caller then rolls back
     */
    public AppendResult append(
            StreamId stream, long expectedVersion, List<? extends Event> events, Origin origin) {
        if (events.isEmpty()) return new Appended(expectedVersion);
        var insert =
                entities.createNativeQuery(INSERT + placeholders(events.size()) + UNLESS_OVERTAKEN);
        bindStream(insert, stream, origin, expectedVersion);
        for (int i = 0; i < events.size(); i++) {
            bindEvent(insert, 9 + 5 * i, expectedVersion + 1 + i, events.get(i));
        }
        if (insert.executeUpdate() < events.size()) return new Conflict(expectedVersion);
        transactions.afterCommit(tail::wake);
        return new Appended(expectedVersion + events.size());
    }

    /** The events of a stream behind {@code version}, oldest first. */
    public List<StoredEvent> readAfter(StreamId stream, long version) {
        return readAfter(stream, version, Integer.MAX_VALUE);
    }

    /** At most {@code limit} events of a stream behind {@code version}, oldest first. */
    public List<StoredEvent> readAfter(StreamId stream, long version, int limit) {
        return stored(query(EventRow.AFTER, stream.toString(), version).setMaxResults(limit));
    }

    /** At most {@code limit} events of a stream before {@code version}, newest first. */
    public List<StoredEvent> readBefore(StreamId stream, long version, int limit) {
        return stored(query(EventRow.BEFORE, stream.toString(), version).setMaxResults(limit));
    }

    /** The stream as it was at {@code version}. */
    public List<StoredEvent> readUpTo(StreamId stream, long version) {
        return stored(query(EventRow.UP_TO, stream.toString(), version));
    }

    /**
     * The stream as it was at an instant: all events before the first that was recorded later. So
     * it is a prefix even where the database's clock once jumped back.
     */
    public List<StoredEvent> readAsOf(StreamId stream, Instant instant) {
        return stored(query(EventRow.AS_OF, stream.toString(), instant));
    }

    /**
     * At most {@code limit} events of some slots in the positions {@code (after, upTo]}, in the
     * order of the log. Complete only if {@code upTo} is at most {@link Tail#position}.
     */
    public List<StoredEvent> readAll(long after, long upTo, Slots slots, int limit) {
        return stored(
                query(EventRow.ALL, after, upTo, slots.first(), slots.last()).setMaxResults(limit));
    }

    /** The events at these positions, in the order of the log. */
    public List<StoredEvent> readAt(List<Long> positions) {
        return positions.isEmpty() ? List.of() : stored(query(EventRow.AT, positions));
    }

    /** Where a version of a stream stands in the log; empty if the stream is not that long. */
    public OptionalLong positionOf(StreamId stream, long version) {
        return entities.createNamedQuery(EventRow.POSITION, Long.class)
                .setParameter(1, stream.toString())
                .setParameter(2, version)
                .getResultStream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    private TypedQuery<EventRow> query(String name, Object... parameters) {
        var query = entities.createNamedQuery(name, EventRow.class);
        for (int i = 0; i < parameters.length; i++) query.setParameter(i + 1, parameters[i]);
        return query;
    }

    private static List<StoredEvent> stored(TypedQuery<EventRow> query) {
        return query.getResultStream().map(EventRow::toStoredEvent).toList();
    }

    private static String placeholders(int events) {
        var rows = new StringBuilder();
        for (int i = 0; i < events; i++) {
            int p = 9 + 5 * i;
            rows.append(i == 0 ? "" : ", ")
                    .append(
                            "(cast(?%d as uuid), cast(?%d as bigint), ?%d, ?%d, cast(?%d as jsonb))"
                                    .formatted(p, p + 1, p + 2, p + 3, p + 4));
        }
        return rows.toString();
    }

    private static void bindStream(Query insert, StreamId stream, Origin origin, long expected) {
        insert.setParameter(1, stream.toString())
                .setParameter(2, stream.slot())
                .setParameter(3, origin.correlationId().toString())
                .setParameter(4, origin.causationId().toString())
                .setParameter(5, origin.actor())
                .setParameter(6, origin.traceparent())
                .setParameter(7, origin.tracestate())
                .setParameter(8, expected);
    }

    private void bindEvent(Query insert, int first, long version, Event event) {
        var type = registry.nameOf(event);
        insert.setParameter(first, Ids.next().toString())
                .setParameter(first + 1, version)
                .setParameter(first + 2, type.name())
                .setParameter(first + 3, type.version())
                .setParameter(first + 4, registry.write(event));
    }
}
