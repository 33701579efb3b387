package dev.ordinal.engine.schema.internal.compatibility;

/** Direction in which versions with the same major number must be able to read each other. */
public enum Compatibility {

    /**
     * New code reads what all older versions wrote: sufficient for events that never leave the
     * service.
     */
    BACKWARD_TRANSITIVE,

    /**
     * In addition, all older versions read what new code writes: needed for events that others
     * subscribe to.
     */
    FULL_TRANSITIVE
}
