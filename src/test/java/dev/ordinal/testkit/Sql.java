package dev.ordinal.testkit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;

import java.util.List;

/** SQL queries from inside the server, in the caller's transaction. */
@ApplicationScoped
public class Sql {

    @PersistenceContext private EntityManager entities;

    /** Executes a statement; returns the number of changed rows. */
    public int execute(String sql, Object... parameters) {
        return query(sql, parameters).executeUpdate();
    }

    public long number(String sql, Object... parameters) {
        return ((Number) query(sql, parameters).getSingleResult()).longValue();
    }

    /** The single column of all rows. */
    public List<String> texts(String sql, Object... parameters) {
        List<?> rows = query(sql, parameters).getResultList();
        return rows.stream().map(Object::toString).toList();
    }

    private Query query(String sql, Object... parameters) {
        var query = entities.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) query.setParameter(i + 1, parameters[i]);
        return query;
    }
}
