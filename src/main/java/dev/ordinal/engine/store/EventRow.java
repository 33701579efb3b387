package dev.ordinal.engine.store;

import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.message.Origin;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.schema.EventName;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** One row of the log. Rows are written by {@link EventStore} alone and never changed. */
@Entity
@Table(name = "event")
@Cacheable(false)
@NamedQuery(
        name = EventRow.AFTER,
        query =
                "select e from EventRow e where e.stream = ?1 and e.version > ?2 order by"
                        + " e.version")
@NamedQuery(
        name = EventRow.BEFORE,
        query =
                "select e from EventRow e where e.stream = ?1 and e.version < ?2 order by e.version"
                        + " desc")
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
        name = EventRow.ALL,
        query =
                """
                select e from EventRow e
                 where e.position > ?1 and e.position <= ?2 and e.slot between ?3 and ?4
                 order by e.position\
                """)
@NamedQuery(
        name = EventRow.AT,
        query = "select e from EventRow e where e.position in ?1 order by e.position")
@NamedQuery(
        name = EventRow.POSITION,
        query = "select e.position from EventRow e where e.stream = ?1 and e.version = ?2")
class EventRow {

    static final String AFTER = "event.after";
    static final String BEFORE = "event.before";
    static final String UP_TO = "event.up-to";
    static final String AS_OF = "event.as-of";
    static final String ALL = "event.all";
    static final String AT = "event.at";
    static final String POSITION = "event.position";

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
    private @Nullable String traceparent;
    private @Nullable String tracestate;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    protected EventRow() {}

    StoredEvent toStoredEvent() {
        var origin = new Origin(correlationId, causationId, actor, traceparent, tracestate);
        return new StoredEvent(
                new EventName(name, schemaVersion),
                body,
                new Metadata(id, StreamId.parse(stream), version, position, recordedAt, origin));
    }
}
