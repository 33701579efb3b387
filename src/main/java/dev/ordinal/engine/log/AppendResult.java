package dev.ordinal.engine.log;

/** The result of an append to a stream. */
public sealed interface AppendResult {

    /**
     * The events are in the stream, and durable once the transaction commits.
     *
     * @param version the version of the stream now
     */
    record Appended(long version) implements AppendResult {}

    /**
     * The stream does not have the expected version: another transaction has appended to it, or it
     * is shorter. The caller must roll back, since a part of the events may have been written.
     *
     * @param expected the version that the append was meant to follow
     */
    record Conflict(long expected) implements AppendResult {}
}
