package dev.ordinal.engine.database.internal;

import dev.ordinal.engine.database.ContentionException;
import dev.ordinal.engine.failure.CausalChain;

import java.sql.SQLException;

/** Test whether an exception reports a conflict between transactions, which a retry may solve. */
public final class Contention {

    /** Transaction rollback: serialization failure, deadlock (PostgreSQL, appendix A). */
    private static final String CLASS = "40";

    private Contention() {}

    /** Whether an exception reports a conflict with another transaction. */
    public static boolean isOne(Throwable failure) {
        var chain = new CausalChain(failure);
        return chain.has(ContentionException.class)
                || chain.has(SQLException.class, Contention::isRollback);
    }

    private static boolean isRollback(SQLException e) {
        var state = e.getSQLState();
        return state != null && state.startsWith(CLASS);
    }
}
