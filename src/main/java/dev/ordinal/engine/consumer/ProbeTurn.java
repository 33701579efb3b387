package dev.ordinal.engine.consumer;

import dev.ordinal.engine.store.AdvisoryLocks;
import dev.ordinal.engine.store.LockSpace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Lets the servers probe one after the other. */
@ApplicationScoped
class ProbeTurn {

    @Inject private AdvisoryLocks locks;

    /** Whether nobody else is probing for this subscription; then it is so until the commit. */
    boolean take(String subscription) {
        return locks.tryLock(LockSpace.PROBES, subscription);
    }
}
