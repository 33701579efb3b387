package dev.ordinal.engine.database.internal;

/**
 * Space of names for advisory locks of PostgreSQL. Each space has its own number, which seeds the
 * hash of its names, so that equal names in two spaces are two locks. A number must not change:
 * during an upgrade, servers of two versions would no longer exclude each other.
 */
public enum LockSpace {

    /** Idempotency keys: a request that is repeated while the first runs is answered at once. */
    RECEIPTS(0),

    /** Readers: one server creates the checkpoints of a new reader. */
    CHECKPOINTS(1),

    /** Subscriptions whose breaker is open: one server at a time probes whether it works again. */
    PROBES(2),

    /** Instances of sagas: their steps are taken one after the other, also the very first. */
    SAGA_INSTANCES(3),

    /** Locks of modules; a name begins with the name of its module and a space. */
    MODULES(7);

    private final long number;

    LockSpace(int number) {
        this.number = number;
    }

    long number() {
        return number;
    }
}
