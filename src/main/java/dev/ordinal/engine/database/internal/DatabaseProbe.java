package dev.ordinal.engine.database.internal;

import dev.ordinal.engine.database.NativeQueries;
import dev.ordinal.engine.database.Transactions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Probe that finds out whether the database answers. */
@ApplicationScoped
public class DatabaseProbe {

    @Inject private NativeQueries queries;
    @Inject private Transactions transactions;

    /** Whether the database answers a query in a transaction of its own. */
    public boolean answers() {
        try {
            transactions.run(() -> queries.query("select 1").single(row -> row.integer(1)));
            return true;
        } catch (RuntimeException _) {
            return false;
        }
    }
}
