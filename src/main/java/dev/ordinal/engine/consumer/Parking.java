package dev.ordinal.engine.consumer;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.store.StoredEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;

import tools.jackson.core.type.TypeReference;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Where streams wait. A stream is parked from its first failure until its last event here has been
 * worked off; all that arrives meanwhile waits behind. Everything joins the caller's transaction.
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

    /** The row lock is the lease: a stream is worked off by one server at a time. */
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

    @PersistenceContext private EntityManager entities;

    boolean isParked(String subscription, StreamId stream) {
        return (boolean) query(IS_PARKED, subscription, stream.toString()).getSingleResult();
    }

    /** Lets an event wait behind others of its stream. */
    void parkBehind(String subscription, StoredEvent event, Map<String, Object> headers) {
        park(subscription, new ParkedEvent(event, headers, 0), Duration.ZERO, "");
    }

    /** Lets an event wait that has failed; it is tried again after the pause. */
    void park(String subscription, ParkedEvent parked, Duration pause, String error) {
        var metadata = parked.event().metadata();
        query(
                        PARK,
                        subscription,
                        metadata.id().toString(),
                        metadata.stream().toString(),
                        metadata.position(),
                        Json.TOLERANT.writeValueAsString(parked.event()),
                        Json.TOLERANT.writeValueAsString(parked.headers()),
                        parked.failures(),
                        pause.toMillis(),
                        error)
                .executeUpdate();
    }

    /** The first event of some stream that is due; nobody else gets it in this transaction. */
    Optional<ParkedEvent> claim(String subscription) {
        List<?> rows = query(CLAIM, subscription).getResultList();
        return rows.stream().findFirst().map(Parking::read);
    }

    private static ParkedEvent read(Object row) {
        var columns = (Object[]) row;
        return new ParkedEvent(
                Json.TOLERANT.readValue((String) columns[0], StoredEvent.class),
                Json.TOLERANT.readValue((String) columns[1], HEADERS),
                ((Number) columns[2]).intValue());
    }

    void postpone(String subscription, UUID event, int failures, Duration pause, String error) {
        query(POSTPONE, subscription, event.toString(), failures, pause.toMillis(), error)
                .executeUpdate();
    }

    void remove(String subscription, UUID event) {
        query(REMOVE, subscription, event.toString()).executeUpdate();
    }

    private Query query(String sql, Object... parameters) {
        var query = entities.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) query.setParameter(i + 1, parameters[i]);
        return query;
    }
}
