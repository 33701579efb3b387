package dev.ordinal.engine.database.internal;

import dev.ordinal.engine.failure.CausalChain;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/**
 * Test whether an exception reports that the database is away, and not that a statement is wrong.
 */
public final class Outage {

    /**
     * Connection lost, insufficient resources, operator intervention, system error: classes of
     * SQLSTATE, appendix A of PostgreSQL's documentation.
     */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

    private Outage() {}

    /** Whether an exception reports that the database was away or could not accept work. */
    public static boolean isOne(Throwable failure) {
        return new CausalChain(failure).has(SQLException.class, Outage::isOutage);
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
