package dev.ordinal.engine.saga;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.trace.TraceContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The timers of all instances, by the database's clock. Everything joins the transaction. */
@ApplicationScoped
class Timers {

    private static final String START =
            """
            insert into saga_timer (saga, instance, name, due_at, correlation_id,
                                    traceparent, tracestate)
            values (?1, ?2, ?3, clock_timestamp() + ?4 * interval '1 millisecond',
                    cast(?5 as uuid), ?6, ?7)
            on conflict (saga, instance, name) do update
               set due_at = excluded.due_at, traceparent = excluded.traceparent,
                   tracestate = excluded.tracestate\
            """;

    private static final String CANCEL =
            "delete from saga_timer where saga = ?1 and instance = ?2 and name = ?3";

    private static final String CANCEL_ALL =
            "delete from saga_timer where saga = ?1 and instance = ?2";

    private static final String DUE =
            """
            select saga, instance, name, cast(correlation_id as text), traceparent, tracestate
              from saga_timer
             where due_at <= clock_timestamp()
               and saga in (select jsonb_array_elements_text(cast(?1 as jsonb)))
             order by due_at limit ?2\
            """;

    private static final String TAKE =
            """
            delete from saga_timer
             where saga = ?1 and instance = ?2 and name = ?3 and due_at <= clock_timestamp()\
            """;

    private static final String PUT_OFF =
            """
            update saga_timer set due_at = clock_timestamp() + ?4 * interval '1 millisecond'
             where saga = ?1 and instance = ?2 and name = ?3\
            """;

    @PersistenceContext private EntityManager entities;

    /** A timer that is due. */
    record Due(
            String saga, String instance, String name, UUID correlationId, TraceContext started) {}

    /** What follows when it is due is a part of what is being done now. */
    void start(String saga, String instance, String name, Duration after, UUID correlation) {
        var here = TraceContext.current();
        query(
                        START,
                        saga,
                        instance,
                        name,
                        after.toMillis(),
                        correlation.toString(),
                        here.traceparent(),
                        here.tracestate())
                .executeUpdate();
    }

    void cancel(String saga, String instance, String name) {
        query(CANCEL, saga, instance, name).executeUpdate();
    }

    void cancelAll(String saga, String instance) {
        query(CANCEL_ALL, saga, instance).executeUpdate();
    }

    /** At most {@code limit} timers of some sagas that are due, the latest first in line. */
    List<Due> due(Set<String> sagas, int limit) {
        var names = Json.STRICT.writeValueAsString(sagas);
        List<?> rows = query(DUE, names, limit).getResultList();
        return rows.stream().map(Timers::read).toList();
    }

    private static Due read(Object row) {
        var columns = (Object[]) row;
        return new Due(
                (String) columns[0],
                (String) columns[1],
                (String) columns[2],
                UUID.fromString((String) columns[3]),
                new TraceContext((String) columns[4], (String) columns[5]));
    }

    /** Takes a timer away; false if it is not due any more, or somebody else took it. */
    boolean take(Due timer) {
        return query(TAKE, timer.saga(), timer.instance(), timer.name()).executeUpdate() == 1;
    }

    /** Has a timer that runs be due after that time from now; empty if there is none. */
    Optional<Duration> putOff(String saga, String instance, String name, Duration time) {
        int found = query(PUT_OFF, saga, instance, name, time.toMillis()).executeUpdate();
        return found == 1 ? Optional.of(time) : Optional.empty();
    }

    private Query query(String sql, @Nullable Object... parameters) {
        var query = entities.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) query.setParameter(i + 1, parameters[i]);
        return query;
    }
}
