package dev.ordinal.engine.consumer;

import dev.ordinal.engine.store.AdvisoryLocks;
import dev.ordinal.engine.store.LockSpace;

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
