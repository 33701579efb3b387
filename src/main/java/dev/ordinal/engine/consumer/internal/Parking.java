package dev.ordinal.engine.consumer.internal;

import dev.ordinal.engine.database.NativeQueries;
import dev.ordinal.engine.database.Row;
import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.message.StreamId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import tools.jackson.core.type.TypeReference;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Store of parked streams. A stream is parked from its first failure until the last of its waiting
 * events has been processed; an event that arrives meanwhile waits behind the others. All methods
 * join the caller's transaction.
 */
@ApplicationScoped
class Parking {

    private static final String IS_PARKED =
            """
            select exists (select from parked_event where subscription = ?1 and stream = ?2)\
            """;

    private static final String PARK =
            """
            insert into parked_event (subscription, event_id, stream, position, event, headers,
                                      failures, due_at, error)
            values (?1, cast(?2 as uuid), ?3, ?4, ?5, ?6, ?7,
                    clock_timestamp() + ?8 * interval '1 millisecond', cast(?9 as text))
            on conflict do nothing\
            """;

    /** The row lock is the lease: one server at a time processes a stream. */
    private static final String CLAIM =
            """
            select event, headers, failures from parked_event p
             where subscription = ?1 and due_at <= clock_timestamp()
               and not exists (select from parked_event before
                                where before.subscription = p.subscription
                                  and before.stream = p.stream and before.position < p.position)
             order by due_at limit 1 for update skip locked\
            """;

    private static final String POSTPONE =
            """
            update parked_event
               set failures = ?3, due_at = clock_timestamp() + ?4 * interval '1 millisecond',
                   error = ?5
             where subscription = ?1 and event_id = cast(?2 as uuid)\
            """;

    private static final String REMOVE =
            "delete from parked_event where subscription = ?1 and event_id = cast(?2 as uuid)";

    private static final TypeReference<Map<String, Object>> HEADERS = new TypeReference<>() {};

    @Inject private NativeQueries queries;

    boolean isParked(String subscription, StreamId stream) {
        return queries.query(IS_PARKED, subscription, stream.toString())
                .single(row -> row.isTrue(1));
    }

    /** Parks an event behind others of its stream. */
    void parkBehind(String subscription, StoredEvent event, Map<String, Object> headers) {
        park(subscription, new ParkedEvent(event, headers, 0), Duration.ZERO, "");
    }

    /** Parks an event that has failed; it is tried again after the pause. */
    void park(String subscription, ParkedEvent parked, Duration pause, String error) {
        var metadata = parked.event().metadata();
        queries.update(
                PARK,
                subscription,
                metadata.id(),
                metadata.stream().toString(),
                metadata.position(),
                Json.TOLERANT.writeValueAsString(parked.event()),
                Json.TOLERANT.writeValueAsString(parked.headers()),
                parked.failures(),
                pause,
                storable(error));
    }

    /** A text in a form that PostgreSQL can store: without NUL. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    /**
     * The first event of a stream that is due; no other transaction can claim it at the same time.
     */
    Optional<ParkedEvent> claim(String subscription) {
        return queries.query(CLAIM, subscription).optional(Parking::read);
    }

    private static ParkedEvent read(Row row) {
        return new ParkedEvent(
                Json.TOLERANT.readValue(row.text(1), StoredEvent.class),
                Json.TOLERANT.readValue(row.text(2), HEADERS),
                row.integer(3));
    }

    void postpone(String subscription, UUID event, int failures, Duration pause, String error) {
        queries.update(POSTPONE, subscription, event, failures, pause, storable(error));
    }

    void remove(String subscription, UUID event) {
        queries.update(REMOVE, subscription, event);
    }
}
