package dev.ordinal.engine.database;

import org.jspecify.annotations.Nullable;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A row that a {@link NativeQuery} has found. Columns count from 1, as parameters do. A null column
 * throws {@link NullPointerException}, except in {@link #textOrNull}; a column of another type
 * throws {@link ClassCastException}.
 */
public final class Row {

    private final @Nullable Object[] columns;

    private Row(@Nullable Object[] columns) {
        this.columns = columns;
    }

    /**
     * A row of a result, which is an array for several columns, but the bare value for one (Jakarta
     * Persistence, native queries).
     */
    static Row of(@Nullable Object result) {
        return new Row(result instanceof Object[] several ? several : new Object[] {result});
    }

    /** A column of type text. */
    public String text(int column) {
        return (String) value(column);
    }

    /** A column of type text that may be null. */
    public @Nullable String textOrNull(int column) {
        return (String) columns[column - 1];
    }

    /** A column of type boolean. */
    public boolean isTrue(int column) {
        return (boolean) value(column);
    }

    /** A column of a number type, as an {@code int}; digits that do not fit are cut off. */
    public int integer(int column) {
        return ((Number) value(column)).intValue();
    }

    /** A column of a number type, as a {@code long}. */
    public long number(int column) {
        return ((Number) value(column)).longValue();
    }

    /** A column of a number type, as a {@code double}. */
    public double decimal(int column) {
        return ((Number) value(column)).doubleValue();
    }

    /** A column of type uuid that the statement casts to text. */
    public UUID uuid(int column) {
        return UUID.fromString(text(column));
    }

    /** A column of type timestamptz, to the microsecond. */
    public Instant instant(int column) {
        return ((Timestamp) value(column)).toInstant();
    }

    private Object value(int column) {
        return Objects.requireNonNull(columns[column - 1]);
    }
}
