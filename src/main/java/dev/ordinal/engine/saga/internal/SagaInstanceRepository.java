package dev.ordinal.engine.saga.internal;

import dev.ordinal.engine.database.NativeQueries;
import dev.ordinal.engine.database.NativeQuery;
import dev.ordinal.engine.database.Row;
import dev.ordinal.engine.database.internal.AdvisoryLocks;
import dev.ordinal.engine.database.internal.LockSpace;
import dev.ordinal.engine.saga.internal.Sagas.Selection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The table {@code saga_instance}: one row for each instance, written with every step, so that
 * instances can be listed and counted. The truth is the instance's stream; {@link SagaStateReader}
 * reads it. All methods join the caller's transaction.
 */
@ApplicationScoped
class SagaInstanceRepository {

    private static final String COLUMNS =
            "number, saga, instance, state, finished, attention, started_at, changed_at";

    private static final String SAVE =
            """
            insert into saga_instance (saga, instance, state, finished, attention)
            values (?1, ?2, ?3, ?4, ?5)
            on conflict (saga, instance) do update
               set state = excluded.state, finished = excluded.finished,
                   attention = excluded.attention, changed_at = clock_timestamp()\
            """;

    private static final String FIND =
            "select " + COLUMNS + " from saga_instance where saga = ?1 and instance = ?2";

    private static final String STATES =
            "select distinct on (state) "
                    + COLUMNS
                    + """
                     from saga_instance
                     where saga = ?1 and not finished order by state, changed_at\
                    """;

    /** One scan over the partial indexes: finished instances cost nothing. */
    private static final String COUNT =
            """
            with wanted as (select jsonb_array_elements_text(cast(?1 as jsonb)) as saga)
            select i.saga, i.state, count(*)
              from saga_instance i join wanted using (saga)
             where not i.finished group by i.saga, i.state
            union all
            select w.saga, null, (select count(*) from saga_instance a
                                   where a.saga = w.saga and a.attention <> '')
              from wanted w\
            """;

    @Inject private NativeQueries queries;
    @Inject private AdvisoryLocks locks;

    /** The outcome of a step: the name of the new state, and what the saga says about it. */
    record Status(
            String saga,
            String instance,
            String state,
            boolean isFinished,
            List<String> attention) {}

    /**
     * A number of instances.
     *
     * @param state the state of these unfinished instances; null for the count of those, finished
     *     or not, that need attention
     */
    record Count(String saga, @Nullable String state, long instances) {}

    /**
     * Locks an instance until the end of the transaction; it need not exist yet. A step and every
     * change of timers lock the instance first, which prevents deadlocks.
     */
    void lock(String saga, String instance) {
        locks.lock(LockSpace.SAGA_INSTANCES, saga + "-" + instance);
    }

    /** Inserts the row of an instance, or updates it. */
    void save(Status status) {
        queries.update(
                SAVE,
                status.saga(),
                status.instance(),
                status.state(),
                status.isFinished(),
                String.join("\n", status.attention()));
    }

    Optional<SagaInstance> find(String saga, String instance) {
        return queries.query(FIND, saga, instance).optional(SagaInstanceRepository::instance);
    }

    /** One unfinished instance, the one unchanged for longest, for each state of a saga. */
    List<SagaInstance> oneOfEachState(String saga) {
        return queries.query(STATES, saga).list(SagaInstanceRepository::instance);
    }

    /** At most {@code limit} instances with a number below the given one, newest first. */
    List<SagaInstance> before(Set<String> sagas, Selection selection, long number, int limit) {
        return list(sagas, selection, "number < ?3", "desc", number, limit);
    }

    /** At most {@code limit} instances with a number above the given one, oldest first. */
    List<SagaInstance> after(Set<String> sagas, Selection selection, long number, int limit) {
        return list(sagas, selection, "number > ?3", "asc", number, limit);
    }

    private List<SagaInstance> list(
            Set<String> sagas,
            Selection selection,
            String range,
            String order,
            long number,
            int limit) {
        var query = queries.query(list(range + conditions(selection), order), sagas, limit, number);
        return filter(query, selection).list(SagaInstanceRepository::instance);
    }

    /** One index scan for each saga, which reads at most {@code limit} rows that match. */
    private static String list(String conditions, String order) {
        return """
        select %3$s from jsonb_array_elements_text(cast(?1 as jsonb)) as wanted(name),
            lateral (select * from saga_instance
                      where saga = wanted.name and %1$s order by number %2$s limit ?2) i
         order by number %2$s limit ?2\
        """
                .formatted(conditions, order, COLUMNS);
    }

    private static String conditions(Selection selection) {
        var conditions = new StringBuilder();
        if (selection.isOpen()) conditions.append(" and not finished");
        if (selection.needsAttention()) conditions.append(" and attention <> ''");
        if (selection.state() != null) conditions.append(" and state = ?4");
        if (selection.olderThan() != null) {
            conditions.append(
                    " and changed_at < clock_timestamp() - ?5 * interval '1 millisecond'");
        }
        return conditions.toString();
    }

    private static NativeQuery filter(NativeQuery query, Selection selection) {
        if (selection.state() != null) query.param(4, selection.state());
        if (selection.olderThan() != null) query.param(5, selection.olderThan());
        return query;
    }

    private static SagaInstance instance(Row row) {
        return new SagaInstance(
                row.number(1),
                row.text(2),
                row.text(3),
                row.text(4),
                row.isTrue(5),
                row.text(6).lines().toList(),
                row.instant(7),
                row.instant(8));
    }

    /** The unfinished instances of each saga by state, and those that need attention. */
    List<Count> counts(Set<String> sagas) {
        return queries.query(COUNT, sagas)
                .list(row -> new Count(row.text(1), row.textOrNull(2), row.number(3)));
    }
}
