package dev.ordinal.engine.saga;

import dev.ordinal.engine.json.Json;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shows and moves the timers of all instances. Everything joins the transaction. */
@ApplicationScoped
class RunningTimers {

    private static final String COLUMNS =
            """
            select saga, instance, name, cast(extract(epoch from due_at) * 1000000 as bigint)
              from saga_timer\
            """;

    private static final String FIRST =
            COLUMNS
                    + """
                     where saga in (select jsonb_array_elements_text(cast(?1 as jsonb)))
                     order by due_at, saga, instance, name limit ?2\
                    """;

    private static final String OF =
            COLUMNS + " where saga = ?1 and instance = ?2 order by due_at, name";

    private static final String FIND =
            COLUMNS + " where saga = ?1 and instance = ?2 and name = ?3 for update";

    private static final String MOVE =
            """
            update saga_timer set due_at = cast(?4 as timestamptz)
             where saga = ?1 and instance = ?2 and name = ?3\
            """;

    @PersistenceContext private EntityManager entities;

    /** At most {@code limit} timers, those that are due first. */
    List<SagaTimer> first(Set<String> sagas, int limit) {
        return timers(query(FIRST, Json.STRICT.writeValueAsString(sagas), limit));
    }

    List<SagaTimer> of(String saga, String instance) {
        return timers(query(OF, saga, instance));
    }

    /** Locks it. */
    Optional<SagaTimer> find(String saga, String instance, String name) {
        return timers(query(FIND, saga, instance, name)).stream().findFirst();
    }

    /** Has a timer be due as it says. */
    void move(SagaTimer moved) {
        query(MOVE, moved.saga(), moved.instance(), moved.name(), moved.dueAt().toString())
                .executeUpdate();
    }

    private static List<SagaTimer> timers(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(RunningTimers::timer).toList();
    }

    private static SagaTimer timer(Object row) {
        var columns = (Object[]) row;
        var micros = ((Number) columns[3]).longValue();
        return new SagaTimer(
                (String) columns[0],
                (String) columns[1],
                (String) columns[2],
                Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    private Query query(String sql, Object... parameters) {
        var query = entities.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) query.setParameter(i + 1, parameters[i]);
        return query;
    }
}
