package dev.ordinal.engine.transport.internal;

/**
 * The broker is there, and does not take a message into another queue. The message is still where
 * it was, and {@link EventReceiver#reject} leaves it to the broker.
 */
public class UnmovableMessageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnmovableMessageException(String what, Throwable cause) {
        super(what + ": " + cause.getMessage(), cause);
    }
}
