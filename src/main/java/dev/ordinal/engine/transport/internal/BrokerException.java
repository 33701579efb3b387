package dev.ordinal.engine.transport.internal;

/** The broker did not do what it was asked; nothing of it counts as done. */
public class BrokerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokerException(String what, Throwable cause) {
        super(what + ": " + cause.getMessage(), cause);
    }
}
