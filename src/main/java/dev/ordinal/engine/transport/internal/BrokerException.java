package dev.ordinal.engine.transport.internal;

/**
 * The broker failed to do what it was asked. The caller must assume that nothing of it was done.
 */
public class BrokerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokerException(String what, Throwable cause) {
        super(what + ": " + cause.getMessage(), cause);
    }
}
