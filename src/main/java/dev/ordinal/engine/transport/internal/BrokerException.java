package dev.ordinal.engine.transport.internal;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;

import java.util.Set;

/**
 * The broker failed to do what it was asked. The caller must assume that nothing of it was done.
 */
public class BrokerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What Artemis reports when the connection is lost, and not that a request is wrong. */
    private static final Set<ActiveMQExceptionType> OUTAGES =
            Set.of(
                    ActiveMQExceptionType.CONNECTION_TIMEDOUT,
                    ActiveMQExceptionType.DISCONNECTED,
                    ActiveMQExceptionType.INTERNAL_ERROR,
                    ActiveMQExceptionType.NOT_CONNECTED,
                    ActiveMQExceptionType.OBJECT_CLOSED,
                    ActiveMQExceptionType.REMOTE_DISCONNECT,
                    ActiveMQExceptionType.SESSION_CREATION_REJECTED,
                    ActiveMQExceptionType.UNBLOCKED);

    BrokerException(String what, Throwable cause) {
        super(what + ": " + cause.getMessage(), cause);
    }

    /** Whether an exception reports that the connection to the broker is lost. */
    static boolean isOutage(Exception e) {
        return e instanceof ActiveMQException known && OUTAGES.contains(known.getType());
    }
}
