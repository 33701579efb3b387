package dev.ordinal.engine.store;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** Tells an absent database from a wrong statement. */
public final class Outage {

    /**
     * Connection lost, insufficient resources, operator intervention, system error: classes of
     * SQLSTATE, appendix A of PostgreSQL's documentation.
     */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

    private static final int DEPTH = 20;

    private Outage() {}

    /** Whether this failed only because the database was not there or could not take work. */
    public static boolean isOne(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int i = 0; i < DEPTH && cause != null; i++, cause = cause.getCause()) {
            if (cause instanceof SQLException e && isOutage(e)) return true;
        }
        return false;
    }

    private static boolean isOutage(SQLException e) {
        var state = e.getSQLState();
        return e instanceof SQLTransientConnectionException
                || e instanceof SQLRecoverableException
                || (state != null
                        && state.length() == 5
                        && CLASSES.contains(state.substring(0, 2)));
    }
}
