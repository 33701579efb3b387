package dev.ordinal.engine.log.internal;

import dev.ordinal.engine.database.JsonText;
import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.message.Actor;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.message.Origin;
import dev.ordinal.engine.message.StreamId;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One row of the log. Rows are written by {@link EventStore} alone and never changed. */
@Entity
@Table(name = "event")
@Cacheable(false)
@NamedNativeQuery(
        name = EventRow.TYPES,
        query =
                """
                with recursive type as (
                    (select name, schema_version from event
                      order by name, schema_version limit 1)
                    union all
                    select next.* from type, lateral (
                        select e.name, e.schema_version from event e
                         where (e.name, e.schema_version) > (type.name, type.schema_version)
                         order by e.name, e.schema_version limit 1) next)
                select name, schema_version from type\
                """)
@NamedNativeQuery(
        name = EventRow.ANY_OF,
        query = "select * from event where name = ?1 and schema_version = ?2 limit 1",
        resultClass = EventRow.class)
@NamedNativeQuery(
        name = EventRow.AFTER,
        query = "select * from event where stream = ?1 and version > ?2 order by version limit ?3",
        resultClass = EventRow.class)
@NamedNativeQuery(
        name = EventRow.BEFORE,
        query =
                """
                select * from event where stream = ?1 and version < ?2
                 order by version desc limit ?3\
                """,
        resultClass = EventRow.class)
@NamedNativeQuery(
        name = EventRow.ALL,
        query =
                """
                select * from event where position > ?1 and position <= ?2
                   and slot between ?3 and ?4 order by position limit ?5\
                """,
        resultClass = EventRow.class)
@NamedNativeQuery(
        name = EventRow.OF_STREAMS,
        // a scalar subquery, so that each event costs one index lookup; a join could read the first
        // events of all streams
        query =
                """
                select e.* from event e
                 where e.position > ?1 and e.position <= ?2 and starts_with(e.stream, ?3)
                   and (select f.body ->> ?4 from event f
                         where f.stream = e.stream and f.version = 1) = ?5
                 order by e.position limit ?6\
                """,
        resultClass = EventRow.class)
@NamedNativeQuery(
        name = EventRow.ACTS_BEFORE,
        query =
                "select * from event where position < ?1 and "
                        + EventRow.OF_STAFF
                        + " order by position desc limit ?2",
        resultClass = EventRow.class)
@NamedNativeQuery(
        name = EventRow.ACTS_AFTER,
        query =
                "select * from event where position > ?1 and "
                        + EventRow.OF_STAFF
                        + " order by position limit ?2",
        resultClass = EventRow.class)
@NamedQuery(
        name = EventRow.UP_TO,
        query =
                "select e from EventRow e where e.stream = ?1 and e.version <= ?2 order by"
                        + " e.version")
@NamedQuery(
        name = EventRow.AS_OF,
        query =
                """
                select e from EventRow e
                 where e.stream = ?1
                   and not exists (select l from EventRow l
                                    where l.stream = ?1 and l.recordedAt > ?2
                                      and l.version <= e.version)
                 order by e.version\
                """)
@NamedQuery(
        name = EventRow.POSITION,
        query = "select e.position from EventRow e where e.stream = ?1 and e.version = ?2")
public class EventRow {

    public static final String TYPES = "event.types";
    public static final String ANY_OF = "event.any-of";
    public static final String AFTER = "event.after";
    public static final String BEFORE = "event.before";
    public static final String OF_STREAMS = "event.of-streams";
    public static final String ACTS_BEFORE = "event.acts-before";
    public static final String ACTS_AFTER = "event.acts-after";
    public static final String UP_TO = "event.up-to";
    public static final String AS_OF = "event.as-of";
    public static final String ALL = "event.all";
    public static final String POSITION = "event.position";

    /**
     * The first condition must be the same text as that of the index {@code event_of_staff}; the
     * second selects events of older servers, which did not mark them.
     */
    static final String OF_STAFF =
            """
            of_staff is not false
               and (of_staff or actor_role = any(string_to_array(cast(?3 as text), ','))
                    or starts_with(stream, 'audit-'))\
            """;

    @Id private long position;
    private UUID id;
    private String stream;
    private long version;

    @SuppressWarnings("UnusedVariable") // queries ask for it
    private short slot;

    private String name;

    @Column(name = "schema_version")
    private String schemaVersion;

    @Convert(converter = JsonText.class)
    private String body;

    @Column(name = "correlation_id")
    private UUID correlationId;

    @Column(name = "causation_id")
    private UUID causationId;

    private String actor;

    @Column(name = "actor_role")
    private String actorRole;

    private @Nullable String traceparent;
    private @Nullable String tracestate;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    protected EventRow() {}

    /** The events that a named query finds, with its parameters in order. */
    public static List<StoredEvent> read(
            EntityManager entities, String query, Object... parameters) {
        var rows = entities.createNamedQuery(query, EventRow.class);
        for (int i = 0; i < parameters.length; i++) rows.setParameter(i + 1, parameters[i]);
        return rows.getResultStream().map(EventRow::toStoredEvent).toList();
    }

    public StoredEvent toStoredEvent() {
        var who = new Actor(actor, actorRole);
        var origin = new Origin(correlationId, causationId, who, traceparent, tracestate);
        return new StoredEvent(
                new EventName(name, schemaVersion),
                body,
                new Metadata(id, StreamId.parse(stream), version, position, recordedAt, origin));
    }
}
