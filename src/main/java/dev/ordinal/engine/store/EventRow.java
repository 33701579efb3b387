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
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of the log. Rows are written by {@link EventStore} alone and never changed. */
@Entity
@Table(name = "event")
@Cacheable(false)
class EventRow {

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
