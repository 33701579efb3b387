package dev.ordinal.engine.transport.internal;

/**
 * The broker closed the consumer, since it could not convert the next message to this client's
 * protocol. It counts the delivery, and moves the message to {@link Broker#UNDELIVERED} after
 * {@code max-delivery-attempts}. The connection is of no use any more.
 */
public class UnreceivableMessageException extends BrokerException {

    private static final long serialVersionUID = 1L;

    UnreceivableMessageException(Throwable cause) {
        super("The broker cannot deliver the next message", cause);
    }
}
