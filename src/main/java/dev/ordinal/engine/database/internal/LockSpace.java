package dev.ordinal.engine.database.internal;

/**
 * What an advisory lock of PostgreSQL is about. Each space has a number of its own, which seeds the
 * hash of the names in it, so that equal names of two spaces are two locks. A number must not
 * change: servers of two versions, running side by side during an upgrade, would no longer exclude
 * each other.
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

    /** Whatever modules lock; a name begins with the name of its module and a space. */
    MODULES(7);

    private final long number;

    LockSpace(int number) {
        this.number = number;
    }

    long number() {
        return number;
    }
}
