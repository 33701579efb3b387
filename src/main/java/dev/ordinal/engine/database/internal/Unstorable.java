package dev.ordinal.engine.database.internal;

import dev.ordinal.engine.failure.CausalChain;

import java.sql.SQLException;

/** Test whether an exception reports that the database cannot store a value, however often. */
public final class Unstorable {

    /** Data exception: class of SQLSTATE, appendix A of PostgreSQL's documentation. */
    private static final String CLASS = "22";

    private Unstorable() {}

    /** Whether an exception reports a value that the database does not take. */
    public static boolean isOne(Throwable failure) {
        return new CausalChain(failure).has(SQLException.class, Unstorable::isOfValue);
    }

    private static boolean isOfValue(SQLException e) {
        var state = e.getSQLState();
        return state != null && state.startsWith(CLASS);
    }
}
