package dev.ordinal.engine.saga.internal;

import dev.ordinal.engine.database.NativeQueries;
import dev.ordinal.engine.database.Row;
import dev.ordinal.engine.trace.TraceContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The table {@code saga_timer}: one row for each running timer. Time is the database's clock. All
 * methods join the caller's transaction.
 */
@ApplicationScoped
class SagaTimerRepository {

    private static final String ONE = " where saga = ?1 and instance = ?2 and name = ?3";

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

    private static final String CANCEL = "delete from saga_timer" + ONE;

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

    private static final String TAKE = CANCEL + " and due_at <= clock_timestamp()";

    private static final String POSTPONE =
            "update saga_timer set due_at = clock_timestamp() + ?4 * interval '1 millisecond'"
                    + ONE;

    private static final String MOVE =
            "update saga_timer set due_at = cast(?4 as timestamptz)" + ONE;

    private static final String TIMERS = "select saga, instance, name, due_at from saga_timer";

    private static final String FIRST =
            TIMERS
                    + """
                     where saga in (select jsonb_array_elements_text(cast(?1 as jsonb)))
                     order by due_at, saga, instance, name limit ?2\
                    """;

    private static final String OF =
            TIMERS + " where saga = ?1 and instance = ?2 order by due_at, name";

    private static final String FIND = TIMERS + ONE + " for update";

    @Inject private NativeQueries queries;

    /** A timer that is due, with the correlation and the trace in which it was started. */
    record Due(
            String saga, String instance, String name, UUID correlationId, TraceContext started) {}

    /**
     * Starts a timer, or starts it anew. It keeps the current trace: the step that its time-out
     * leads to is part of what is done now.
     */
    void start(String saga, String instance, String name, Duration after, UUID correlation) {
        var here = TraceContext.current();
        queries.update(
                START,
                saga,
                instance,
                name,
                after,
                correlation,
                here.traceparent(),
                here.tracestate());
    }

    /** Deletes a timer, if it runs. */
    void cancel(String saga, String instance, String name) {
        queries.update(CANCEL, saga, instance, name);
    }

    /** Deletes all timers of an instance. */
    void cancelAll(String saga, String instance) {
        queries.update(CANCEL_ALL, saga, instance);
    }

    /** At most {@code limit} timers of some sagas that are due, the longest overdue first. */
    List<Due> due(Set<String> sagas, int limit) {
        return queries.query(DUE, sagas, limit).list(SagaTimerRepository::due);
    }

    private static Due due(Row row) {
        return new Due(
                row.text(1),
                row.text(2),
                row.text(3),
                row.uuid(4),
                new TraceContext(row.textOrNull(5), row.textOrNull(6)));
    }

    /** Deletes a timer that is due; returns false if it was moved, cancelled or taken meanwhile. */
    boolean take(Due timer) {
        return queries.update(TAKE, timer.saga(), timer.instance(), timer.name()) == 1;
    }

    /** Lets a timer, if it still runs, be due that time from now. */
    void postpone(Due timer, Duration time) {
        queries.update(POSTPONE, timer.saga(), timer.instance(), timer.name(), time);
    }

    /** At most {@code limit} timers of some sagas, those that are due first. */
    List<SagaTimer> first(Set<String> sagas, int limit) {
        return queries.query(FIRST, sagas, limit).list(SagaTimerRepository::timer);
    }

    /** The timers of an instance, those that are due first. */
    List<SagaTimer> of(String saga, String instance) {
        return queries.query(OF, saga, instance).list(SagaTimerRepository::timer);
    }

    /** A timer that runs, with its row locked until the end of the transaction. */
    Optional<SagaTimer> findAndLock(String saga, String instance, String name) {
        return queries.query(FIND, saga, instance, name).optional(SagaTimerRepository::timer);
    }

    /** Sets when a timer is due to what {@code moved} says. */
    void move(SagaTimer moved) {
        queries.update(MOVE, moved.saga(), moved.instance(), moved.name(), moved.dueAt());
    }

    private static SagaTimer timer(Row row) {
        return new SagaTimer(row.text(1), row.text(2), row.text(3), row.instant(4));
    }
}
