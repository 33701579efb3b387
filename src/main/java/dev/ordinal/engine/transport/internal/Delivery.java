package dev.ordinal.engine.transport.internal;

import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.trace.internal.MessageTrace;

import jakarta.jms.JMSException;
import jakarta.jms.Message;

import java.util.Map;

/** A message that was received and is not settled yet. */
public final class Delivery {

    private final Message message;

    Delivery(Message message) {
        this.message = message;
    }

    /**
     * The event in it.
     *
     * @throws UnreadableMessageException if there is none
     */
    public StoredEvent event() {
        try {
            return EventMessage.read(message);
        } catch (JMSException | RuntimeException e) {
            throw new UnreadableMessageException(e);
        }
    }

    /**
     * The number of failed attempts so far. An attempt that ended with the death of its server does
     * not count.
     */
    public int failures() {
        try {
            var name = Envelope.RETRY_COUNT;
            return message.propertyExists(name) ? message.getIntProperty(name) : 0;
        } catch (JMSException | NumberFormatException e) {
            return 0;
        }
    }

    /** The headers of the message, without those of the broker. */
    public Map<String, Object> headers() {
        try {
            return Envelope.headers(message);
        } catch (JMSException e) {
            throw new UnreadableMessageException(e);
        }
    }

    /** The tracing data of the message; {@link MessageTrace#UNKNOWN} if they cannot be read. */
    public MessageTrace trace() {
        try {
            return TraceHeaders.of(message);
        } catch (JMSException _) {
            return MessageTrace.UNKNOWN;
        }
    }

    /** The tracing data of a message that is no longer on the broker. */
    public static MessageTrace trace(Map<String, Object> headers) {
        return TraceHeaders.of(headers, Broker.EVENTS + headers.get(EventMessage.PREFIX + "type"));
    }

    Message message() {
        return message;
    }
}
