package dev.ordinal.engine.consumer.internal;

import dev.ordinal.engine.database.internal.AdvisoryLocks;
import dev.ordinal.engine.database.internal.LockSpace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The lock that lets only one server at a time probe for a subscription. */
@ApplicationScoped
class ProbeLock {

    @Inject private AdvisoryLocks locks;

    /** Takes the lock until the current transaction ends. Returns false if another holds it. */
    boolean take(String subscription) {
        return locks.tryLock(LockSpace.PROBES, subscription);
    }
}
