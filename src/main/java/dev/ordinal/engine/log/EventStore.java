package dev.ordinal.engine.log;

import dev.ordinal.engine.database.NativeQueries;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.lifecycle.Signal;
import dev.ordinal.engine.log.AppendResult.Appended;
import dev.ordinal.engine.log.AppendResult.Conflict;
import dev.ordinal.engine.log.internal.AppendMetrics;
import dev.ordinal.engine.log.internal.EventInserts;
import dev.ordinal.engine.log.internal.EventInserts.NewEvent;
import dev.ordinal.engine.log.internal.EventRow;
import dev.ordinal.engine.log.internal.LogTail;
import dev.ordinal.engine.log.internal.Staff;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.Origin;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.schema.internal.EventRegistry;
import dev.ordinal.engine.schema.internal.InvalidEventException;
import dev.ordinal.engine.schema.internal.UndeclaredEventException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The log of events, for code that reads streams itself or appends without a command. All methods
 * run on the caller's thread and join the caller's transaction; an append needs one.
 */
@ApplicationScoped
public class EventStore {

    /** The category of the audit streams; every event on them is an act of an operator or admin. */
    public static final String AUDIT = "audit";

    @PersistenceContext private EntityManager entities;
    @Inject private EventRegistry registry;
    @Inject private Transactions transactions;
    @Inject private LogTail tail;
    @Inject private AppendMetrics appends;
    @Inject private EventInserts inserts;
    @Inject private Staff staff;
    @Inject private NativeQueries queries;

    /**
     * Appends events to a stream, all or none, in this order. Readers are woken once the
     * transaction has committed.
     *
     * @param expectedVersion the version of the stream that the events follow; 0 for a new stream
     * @param events none for an append that changes nothing
     * @param origin the cause of the events
     * @return {@link Appended}, or {@link Conflict} if the stream has another version; the caller
     *     then rolls back
     * @throws UndeclaredEventException if no module declares an event
     * @throws InvalidEventException if the schema does not allow an event
     */
    public AppendResult append(
            StreamId stream, long expectedVersion, List<? extends Event> events, Origin origin) {
        if (events.isEmpty()) return new Appended(expectedVersion);
        try (var appending = appends.begin(stream, events.size())) {
            return appending.done(insert(stream, expectedVersion, events, origin));
        }
    }

    private AppendResult insert(
            StreamId stream, long expectedVersion, List<? extends Event> events, Origin origin) {
        boolean ofStaff = staff.isBehind(stream, origin.actor());
        var common = new EventInserts.Common(stream, expectedVersion, origin, ofStaff);
        var stored = inserts.insert(common, written(events, expectedVersion));
        if (stored.size() < events.size()) return new Conflict(expectedVersion);
        transactions.afterCommit(() -> tail.committed(stored));
        return new Appended(expectedVersion + events.size());
    }

    /**
     * The position up to which this server may read the log: every event at or below it is visible,
     * and none will be added there. It follows the commits of all servers.
     */
    public long position() {
        return tail.position();
    }

    /**
     * The last position that any server has given to an event, which may not be committed yet. It
     * is never below a position that a reader of another server has seen.
     */
    public long lastPosition() {
        return queries.query("select last_value from event_position").single(row -> row.number(1));
    }

    /** The signal that is raised whenever {@link #position} has moved. */
    public Signal moved() {
        return tail.moved();
    }

    /**
     * The events of a stream after {@code version}, oldest first.
     *
     * @param version 0 for all events
     */
    public List<StoredEvent> readAfter(StreamId stream, long version) {
        return readAfter(stream, version, Integer.MAX_VALUE);
    }

    /** At most {@code limit} events of a stream after {@code version}, oldest first. */
    public List<StoredEvent> readAfter(StreamId stream, long version, int limit) {
        return EventRow.read(entities, EventRow.AFTER, stream.toString(), version, limit);
    }

    /** At most {@code limit} events of a stream before {@code version}, newest first. */
    public List<StoredEvent> readBefore(StreamId stream, long version, int limit) {
        return EventRow.read(entities, EventRow.BEFORE, stream.toString(), version, limit);
    }

    /** The events of a stream up to and including {@code version}, oldest first. */
    public List<StoredEvent> readUpTo(StreamId stream, long version) {
        return EventRow.read(entities, EventRow.UP_TO, stream.toString(), version);
    }

    /**
     * The events of a stream at an instant: all before the first one that was recorded later,
     * oldest first. So they have no gap, even if the database's clock once jumped back.
     */
    public List<StoredEvent> readAsOf(StreamId stream, Instant instant) {
        return EventRow.read(entities, EventRow.AS_OF, stream.toString(), instant);
    }

    /**
     * At most {@code limit} events in the positions {@code (after, upTo]} of the streams whose
     * first event fulfils a condition, in the order of the log. The result is complete only if
     * {@code upTo} is at most {@link #position}. The database reads every event of the category in
     * that range, so keep it short.
     */
    public List<StoredEvent> readOfStreams(FirstEvent first, long after, long upTo, int limit) {
        return EventRow.read(
                entities,
                EventRow.OF_STREAMS,
                after,
                upTo,
                first.prefix(),
                first.field(),
                first.value(),
                limit);
    }

    /** The position in the log of one version of a stream; empty if the stream is not that long. */
    public OptionalLong positionOf(StreamId stream, long version) {
        return entities.createNamedQuery(EventRow.POSITION, Long.class)
                .setParameter(1, stream.toString())
                .setParameter(2, version)
                .getResultStream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** The events as they are written, with their versions. */
    private List<NewEvent> written(List<? extends Event> events, long version) {
        var written = new ArrayList<NewEvent>(events.size());
        for (Event event : events) {
            var type = registry.nameOf(event);
            var body = registry.write(event);
            written.add(new NewEvent(Ids.next(), ++version, type.name(), type.version(), body));
        }
        return written;
    }
}
