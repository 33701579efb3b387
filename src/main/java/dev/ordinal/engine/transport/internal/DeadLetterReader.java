package dev.ordinal.engine.transport.internal;

import dev.ordinal.engine.log.StoredEvent;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Objects;

/** Reader of messages on DLQ addresses as dead letters. */
final class DeadLetterReader {

    private DeadLetterReader() {}

    /**
     * The letter that a message on a DLQ address holds. What the message lacks is empty: it may not
     * have been written by Ordinal.
     */
    static DeadLetter read(Message message, Binding subscription) throws JMSException {
        var headers = Envelope.headers(message);
        return new DeadLetter(
                text(headers, Envelope.DEAD_LETTER_ID),
                subscription.name(),
                text(headers, Envelope.ORIGINAL_ADDRESS),
                failure(headers),
                headers,
                message instanceof TextMessage text ? text.getText() : null,
                event(message));
    }

    private static @Nullable StoredEvent event(Message message) {
        try {
            return new Delivery(message).event();
        } catch (UnreadableMessageException _) {
            return null;
        }
    }

    private static Failure failure(Map<String, Object> headers) {
        return new Failure(
                text(headers, Envelope.EXCEPTION),
                text(headers, Envelope.EXCEPTION_MESSAGE),
                headers.containsKey(Envelope.FRAME) ? text(headers, Envelope.FRAME) : null,
                text(headers, Envelope.DIGEST),
                instant(text(headers, Envelope.FAILED_AT)),
                headers.get(Envelope.RETRY_COUNT) instanceof Number retries
                        ? retries.intValue()
                        : 0,
                headers.containsKey(Envelope.FAILED_TRACEPARENT)
                        ? text(headers, Envelope.FAILED_TRACEPARENT)
                        : null);
    }

    private static String text(Map<String, Object> headers, String name) {
        return Objects.requireNonNullElse(headers.get(name), "").toString();
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException _) {
            return Instant.EPOCH; // it was not created by Ordinal
        }
    }
}
