package dev.ordinal.engine.saga.internal;

/** The result of an intervention. Only an intervention that was done is on the audit stream. */
public enum InterventionResult {
    DONE,
    /** There is no such instance, or no such timer. */
    NOT_FOUND,
    /** The instance needs no attention. */
    NOT_NEEDED,
    /** The instance needs attention, but not for what was settled. */
    NOT_THAT,
    /** The saga does nothing about the signal in the state of the instance. */
    NOT_HANDLED
}
