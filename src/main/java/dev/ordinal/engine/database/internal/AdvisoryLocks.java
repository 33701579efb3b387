package dev.ordinal.engine.database.internal;

import dev.ordinal.engine.database.NativeQueries;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Advisory locks of PostgreSQL: locks on names, for which there need be no row. A lock is held
 * until the caller's transaction ends, also if its server dies. A transaction that has a lock may
 * take it again.
 */
@ApplicationScoped
public class AdvisoryLocks {

    private static final String LOCK =
            "select 1 from pg_advisory_xact_lock(hashtextextended(?1, ?2))";

    private static final String TRY_LOCK =
            "select pg_try_advisory_xact_lock(hashtextextended(?1, ?2))";

    @Inject private NativeQueries queries;

    /** Takes a lock; waits while another transaction has it. */
    public void lock(LockSpace space, String name) {
        queries.query(LOCK, name, space.number()).single(row -> row.integer(1));
    }

    /** Takes a lock if no other transaction has it; returns whether it did. */
    public boolean tryLock(LockSpace space, String name) {
        return queries.query(TRY_LOCK, name, space.number()).single(row -> row.isTrue(1));
    }
}
