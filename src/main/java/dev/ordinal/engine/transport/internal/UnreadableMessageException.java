package dev.ordinal.engine.transport.internal;

/** A message that is no CloudEvent as we know them; no retry will make it one. */
public class UnreadableMessageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableMessageException(Exception cause) {
        super("The message cannot be read: " + cause.getMessage(), cause);
    }
}
