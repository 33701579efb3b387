package dev.ordinal.engine.schema.internal.compatibility;

/** Direction in which versions with the same major number must be able to read each other. */
public enum Compatibility {

    /** New code reads what all older versions wrote: enough for what never leaves the service. */
    BACKWARD_TRANSITIVE,

    /** And all older versions read what new code writes: for what others subscribe to. */
    FULL_TRANSITIVE
}
