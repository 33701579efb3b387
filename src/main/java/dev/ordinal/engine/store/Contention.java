package dev.ordinal.engine.store;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;

/** Tells a lost race from a wrong statement. */
public final class Contention {

    /** Transaction rollback: serialization failure, deadlock (PostgreSQL, appendix A). */
    private static final String CLASS = "40";

    private static final int DEPTH = 20;

    private Contention() {}

    /** Whether this failed only because others worked on the same. */
    public static boolean isOne(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int i = 0; i < DEPTH && cause != null; i++, cause = cause.getCause()) {
            if (cause instanceof ContentionException) return true;
            if (cause instanceof SQLException e && isRollback(e)) return true;
        }
        return false;
    }

    private static boolean isRollback(SQLException e) {
        var state = e.getSQLState();
        return state != null && state.startsWith(CLASS);
    }
}
