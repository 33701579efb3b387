package dev.ordinal.engine.message;

/** Something that somebody wants to happen: an imperative, a record, addressed to one stream. */
public interface Command {

    /** The stream that the command is decided on. */
    StreamId stream();
}
