package dev.ordinal.engine.saga;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.saga.Sagas.Selection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the list of instances. */
@ApplicationScoped
class SagaList {

    private static final String FIND =
            "select * from saga_instance where saga = ?1 and instance = ?2";

    private static final String STATES =
            """
            select distinct on (state) * from saga_instance
             where saga = ?1 and not finished order by state, changed_at\
            """;

    @PersistenceContext private EntityManager entities;

    List<SagaInstance> before(Set<String> sagas, Selection selection, long number, int limit) {
        return list(sagas, selection, "number < ?3", "desc", number, limit);
    }

    List<SagaInstance> after(Set<String> sagas, Selection selection, long number, int limit) {
        return list(sagas, selection, "number > ?3", "asc", number, limit);
    }

    private List<SagaInstance> list(
            Set<String> sagas,
            Selection selection,
            String place,
            String order,
            long number,
            int limit) {
        var sql = list(place + conditions(selection), order);
        var query =
                query(sql)
                        .setParameter(1, Json.STRICT.writeValueAsString(sagas))
                        .setParameter(2, limit)
                        .setParameter(3, number);
        if (selection.state() != null) query.setParameter(4, selection.state());
        Duration age = selection.olderThan();
        if (age != null) query.setParameter(5, age.toMillis());
        return standings(query);
    }

    /** A look into the index for each saga, however many instances there are. */
    private static String list(String conditions, String order) {
        return """
        select i.* from jsonb_array_elements_text(cast(?1 as jsonb)) as wanted(name),
            lateral (select * from saga_instance
                      where saga = wanted.name and %s order by number %s limit ?2) i
         order by i.number %2$s limit ?2\
        """
                .formatted(conditions, order);
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

    Optional<SagaInstance> find(String saga, String instance) {
        var query = query(FIND).setParameter(1, saga).setParameter(2, instance);
        return standings(query).stream().findFirst();
    }

    /** For every state in which instances stand that are not finished, one of them. */
    List<SagaInstance> oneOfEachState(String saga) {
        return standings(query(STATES).setParameter(1, saga));
    }

    private Query query(String sql) {
        return entities.createNativeQuery(sql, SagaRow.class);
    }

    private static List<SagaInstance> standings(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(SagaRow.class::cast).map(SagaRow::standing).toList();
    }
}
