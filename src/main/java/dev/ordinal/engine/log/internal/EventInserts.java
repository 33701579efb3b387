package dev.ordinal.engine.log.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.message.Origin;
import dev.ordinal.engine.message.StreamId;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

/**
 * Inserts into the log, on the connection of the caller's transaction. An append is one statement,
 * which also returns what only the database knows. It is plain JDBC, since most transactions that
 * change anything are one such statement.
 */
@ApplicationScoped
public class EventInserts {

    private static final String COLUMNS =
            """
            insert into event (stream, slot, correlation_id, causation_id, actor, actor_role,
                               of_staff, traceparent, tracestate,
                               id, version, name, schema_version, body)
            select cast(? as text), cast(? as smallint), cast(? as uuid), cast(? as uuid),
                   cast(? as text), cast(? as text), cast(? as boolean), cast(? as text),
                   cast(? as text),
            """;

    private static final String UNLESS_CONFLICT =
            """
             where cast(? as bigint) = 0
                or exists (select from event p where p.stream = ? and p.version = ?)
            on conflict (stream, version) do nothing
            returning version, position, recorded_at, cast(body as text)
            """;

    /** Most appends have one event, whose body is then parsed once. */
    private static final String ONE =
            COLUMNS
                    + "       cast(? as uuid), cast(? as bigint), cast(? as text), cast(? as"
                    + " text),\n"
                    + "       cast(? as jsonb)\n"
                    + UNLESS_CONFLICT;

    /** All events in one parameter, so that the statement is the same for any number of them. */
    private static final String SEVERAL =
            COLUMNS
                    + "       e.id, e.version, e.name, e.schema_version, e.body\n"
                    + """
                      from jsonb_to_recordset(cast(? as jsonb))
                        as e(id uuid, version bigint, name text, schema_version text, body jsonb)
                    """
                    + UNLESS_CONFLICT;

    @Resource(lookup = "jdbc/ordinal")
    private DataSource database;

    /** An event that is to be inserted; {@link #SEVERAL} takes it in this form. */
    public record NewEvent(
            UUID id,
            long version,
            String name,
            @JsonProperty("schema_version") String schemaVersion,
            @JsonRawValue String body) {

        StoredEvent stored(StreamId stream, Origin origin, ResultSet row) throws SQLException {
            var recordedAt = row.getObject(3, OffsetDateTime.class).toInstant();
            var metadata = new Metadata(id, stream, version, row.getLong(2), recordedAt, origin);
            return new StoredEvent(new EventName(name, schemaVersion), row.getString(4), metadata);
        }
    }

    /**
     * What the events of an append have in common.
     *
     * @param expectedVersion the version that the stream must have; 0 for none
     */
    public record Common(StreamId stream, long expectedVersion, Origin origin, boolean ofStaff) {

        private int set(PreparedStatement insert) throws SQLException {
            insert.setString(1, stream.toString());
            insert.setInt(2, stream.slot());
            insert.setObject(3, origin.correlationId());
            insert.setObject(4, origin.causationId());
            insert.setString(5, origin.actor().id());
            insert.setString(6, origin.actor().role());
            insert.setBoolean(7, ofStaff);
            insert.setString(8, origin.traceparent());
            insert.setString(9, origin.tracestate());
            return 9;
        }

        private void setCondition(PreparedStatement insert, int last) throws SQLException {
            insert.setLong(last + 1, expectedVersion);
            insert.setString(last + 2, stream.toString());
            insert.setLong(last + 3, expectedVersion);
        }
    }

    /**
     * Inserts events, and returns them as they are stored, in the order of their versions. They are
     * fewer than given if the stream does not have the expected version.
     */
    public List<StoredEvent> insert(Common common, List<NewEvent> events) {
        var sql = events.size() == 1 ? ONE : SEVERAL;
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(sql)) {
            int last = common.set(insert);
            last =
                    events.size() == 1
                            ? set(insert, last, events.getFirst())
                            : set(insert, last, events);
            common.setCondition(insert, last);
            return stored(common, events, insert);
        } catch (SQLException e) {
            throw new PersistenceException("The append failed: " + e.getMessage(), e);
        }
    }

    private static int set(PreparedStatement insert, int last, NewEvent event) throws SQLException {
        insert.setObject(last + 1, event.id());
        insert.setLong(last + 2, event.version());
        insert.setString(last + 3, event.name());
        insert.setString(last + 4, event.schemaVersion());
        insert.setString(last + 5, event.body());
        return last + 5;
    }

    private static int set(PreparedStatement insert, int last, List<NewEvent> events)
            throws SQLException {
        insert.setString(last + 1, Json.TOLERANT.writeValueAsString(events));
        return last + 1;
    }

    private static List<StoredEvent> stored(
            Common common, List<NewEvent> events, PreparedStatement insert) throws SQLException {
        var stored = new ArrayList<StoredEvent>(events.size());
        try (var rows = insert.executeQuery()) {
            while (rows.next()) {
                int index = (int) (rows.getLong(1) - events.getFirst().version());
                stored.add(events.get(index).stored(common.stream(), common.origin(), rows));
            }
        }
        stored.sort(Comparator.comparingLong(event -> event.metadata().version()));
        return stored;
    }
}
