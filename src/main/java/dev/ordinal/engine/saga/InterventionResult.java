package dev.ordinal.engine.saga;

/** What came of an operator's act. Whatever is not done is not on the audit stream either. */
public enum InterventionResult {
    DONE,
    /** There is no such instance, or no such timer. */
    NOT_FOUND,
    /** Nothing needs attention. */
    NOT_NEEDED,
    /** Something else needs attention. */
    NOT_THAT,
    /** The saga has no row for it where the instance stands. */
    NOT_HEARD
}
