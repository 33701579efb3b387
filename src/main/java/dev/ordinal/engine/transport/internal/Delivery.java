package dev.ordinal.engine.transport.internal;

import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.trace.internal.MessageTrace;

import org.apache.activemq.artemis.api.core.client.ClientMessage;

import java.util.Map;

/** A message that was received and is not settled yet. */
public final class Delivery {

    private final ClientMessage message;

    Delivery(ClientMessage message) {
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
        } catch (RuntimeException e) {
            throw new UnreadableMessageException(e);
        }
    }

    /**
     * The number of failed attempts so far. An attempt that ended with the death of its server does
     * not count.
     */
    public int failures() {
        return Envelope.failures(MessageHeaders.of(message));
    }

    /** The headers of the message, without those of the broker, with the address it was sent to. */
    public Map<String, Object> headers() {
        var headers = MessageHeaders.of(message);
        headers.put(Envelope.ORIGINAL_ADDRESS, Envelope.address(message));
        return headers;
    }

    /** The tracing data of the message. */
    public MessageTrace trace() {
        return TraceHeaders.of(MessageHeaders.of(message), Envelope.address(message));
    }

    /** The tracing data of a message that is no longer on the broker. */
    public static MessageTrace trace(Map<String, Object> headers) {
        var address = headers.get(Envelope.ORIGINAL_ADDRESS);
        return TraceHeaders.of(
                headers,
                address == null
                        ? Broker.EVENTS + new Attributes(headers).get("type")
                        : address.toString());
    }

    ClientMessage message() {
        return message;
    }
}
