package dev.ordinal.engine.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.jspecify.annotations.Nullable;

/**
 * SQL statements in the caller's transaction, on the connection that the entities of that
 * transaction use. Changes to entities that are still pending are written before a statement runs.
 * A statement that fails throws {@link jakarta.persistence.PersistenceException}.
 *
 * <pre>{@code
 * queries.query("select count(*) from parcel where recipient = ?1", name).single(row -> row.number(1));
 * queries.update("delete from parcel where id = ?1", id);
 * }</pre>
 */
@ApplicationScoped
public class NativeQueries {

    @PersistenceContext private EntityManager entities;

    /**
     * A statement that is ready to run.
     *
     * @param sql the statement, with parameters {@code ?1}, {@code ?2} and so on; never put values
     *     into the text
     * @param parameters the values of these, in order; see {@link NativeQuery#param} for the types
     */
    public NativeQuery query(String sql, @Nullable Object... parameters) {
        var query = new NativeQuery(entities, sql);
        for (int i = 0; i < parameters.length; i++) query.param(i + 1, parameters[i]);
        return query;
    }

    /**
     * Runs a statement and returns the number of rows that it inserted, changed or deleted. It
     * needs a transaction.
     */
    public int update(String sql, @Nullable Object... parameters) {
        return query(sql, parameters).update();
    }
}
