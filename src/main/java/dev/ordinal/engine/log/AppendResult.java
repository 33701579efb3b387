package dev.ordinal.engine.log;

/** What became of an append. */
public sealed interface AppendResult {

    /**
     * Durable once the transaction commits.
     *
     * @param version the stream's version now
     */
    record Appended(long version) implements AppendResult {}

    /**
     * Somebody else wrote first, or the stream is not that long. The transaction must be rolled
     * back; nothing of this append may stay.
     *
     * @param expected the version that the append was meant to follow
     */
    record Conflict(long expected) implements AppendResult {}
}
