package dev.ordinal.engine.transport.internal;

/** A message that is not a CloudEvent of the expected form; a retry cannot help. */
public class UnreadableMessageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableMessageException(Exception cause) {
        super("The message cannot be read: " + cause.getMessage(), cause);
    }
}
