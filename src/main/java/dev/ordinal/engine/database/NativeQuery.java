package dev.ordinal.engine.database;

import dev.ordinal.engine.json.Json;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One SQL statement with its parameters. {@link NativeQueries} makes it; it runs each time its rows
 * or its count are asked for.
 */
public final class NativeQuery {

    private final EntityManager entities;
    private final String sql;
    private final Map<Integer, @Nullable Object> parameters = new TreeMap<>();

    NativeQuery(EntityManager entities, String sql) {
        this.entities = entities;
        this.sql = sql;
    }

    /**
     * Sets the parameter {@code ?position}.
     *
     * @param value null, text, a number or a boolean; a {@link UUID} or an {@link Instant}, which
     *     is sent as text and wants a cast; a {@link Duration}, which is sent in milliseconds; or a
     *     collection, which is sent as the text of a JSON array
     */
    public NativeQuery param(int position, @Nullable Object value) {
        parameters.put(position, sent(value));
        return this;
    }

    static @Nullable Object sent(@Nullable Object value) {
        return switch (value) {
            case UUID id -> id.toString();
            case Instant time -> time.toString();
            case Duration time -> time.toMillis();
            case Collection<?> values -> Json.STRICT.writeValueAsString(values);
            case null, default -> value;
        };
    }

    /** All rows, in the order of the statement. */
    public <T> List<T> list(Function<Row, T> reader) {
        return rows().map(reader).toList();
    }

    /** The first row; empty if there is none. */
    public <T> Optional<T> optional(Function<Row, T> reader) {
        return rows().findFirst().map(reader);
    }

    /**
     * The only row.
     *
     * @throws jakarta.persistence.NoResultException if there is none
     * @throws jakarta.persistence.NonUniqueResultException if there are several
     */
    public <T> T single(Function<Row, T> reader) {
        return reader.apply(Row.of(bind(entities.createNativeQuery(sql)).getSingleResult()));
    }

    /** All rows as managed entities: a change to one of them is written at the commit. */
    public <E> List<E> entities(Class<E> type) {
        List<?> rows = bind(entities.createNativeQuery(sql, type)).getResultList();
        return rows.stream().<E>map(type::cast).toList();
    }

    /**
     * Runs the statement and returns the number of rows that it inserted, changed or deleted. It
     * needs a transaction.
     */
    public int update() {
        return bind(entities.createNativeQuery(sql)).executeUpdate();
    }

    private Stream<Row> rows() {
        List<?> rows = bind(entities.createNativeQuery(sql)).getResultList();
        return rows.stream().map(Row::of);
    }

    private Query bind(Query query) {
        parameters.forEach(query::setParameter);
        return query;
    }
}
