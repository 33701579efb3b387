package dev.ordinal.engine.schema.internal.compatibility;

/** Who must be able to read whom among all versions with one major number. */
public enum Compatibility {

    /** New code reads what all older versions wrote: enough for what never leaves the service. */
    BACKWARD_TRANSITIVE,

    /** And all older versions read what new code writes: for what others subscribe to. */
    FULL_TRANSITIVE
}
