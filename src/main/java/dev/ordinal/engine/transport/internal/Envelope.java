package dev.ordinal.engine.transport.internal;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Copier of messages from one address to another, with the original bytes and headers. Added
 * headers have the names of the article's, with underscores because JMS allows no dash.
 */
final class Envelope {

    static final String RETRY_COUNT = "x_retry_count";
    static final String ORIGINAL_ADDRESS = "x_original_address";
    static final String ORIGINAL_BODY = "x_original_body";
    static final String DEAD_LETTER_ID = "x_dead_letter_id";
    static final String SUBSCRIPTION = "x_subscription";
    static final String EXCEPTION = "x_exception";
    static final String EXCEPTION_MESSAGE = "x_exception_message";
    static final String FRAME = "x_exception_frame";
    static final String DIGEST = "x_stack_digest";
    static final String FAILED_AT = "x_failed_at";
    static final String FAILED_TRACEPARENT = "x_failed_traceparent";

    /** The headers that a dead letter has in addition to those of the original message. */
    private static final Set<String> OF_DEATH =
            Set.of(
                    RETRY_COUNT,
                    DEAD_LETTER_ID,
                    SUBSCRIPTION,
                    EXCEPTION,
                    EXCEPTION_MESSAGE,
                    FRAME,
                    DIGEST,
                    FAILED_AT,
                    FAILED_TRACEPARENT);

    private static final int LONGEST_TEXT = 2_000;

    /**
     * All headers of a message together must stay below 100 KB, at two bytes for each character.
     */
    private static final int LONGEST_BODY = 20_000;

    private Envelope() {}

    /** A copy of a message. */
    static Message copy(Message message, JMSContext context) throws JMSException {
        return copy(message, context, Set.of());
    }

    /** A copy of a dead letter without the headers that it has as a dead letter. */
    static Message alive(Message dead, JMSContext context) throws JMSException {
        return copy(dead, context, OF_DEATH);
    }

    /** A copy with another text; a header keeps the original text, truncated if it is too long. */
    static Message edited(Message letter, String text, JMSContext context) throws JMSException {
        var copy = copy(context.createTextMessage(text), letter, Set.of());
        if (!copy.propertyExists(ORIGINAL_BODY) && letter instanceof TextMessage original) {
            set(copy, ORIGINAL_BODY, original.getText(), LONGEST_BODY);
        }
        return copy;
    }

    private static Message copy(Message message, JMSContext context, Set<String> without)
            throws JMSException {
        return copy(body(message, context), message, without);
    }

    private static Message copy(Message copy, Message message, Set<String> without)
            throws JMSException {
        copy.setJMSCorrelationID(message.getJMSCorrelationID());
        copy.setJMSType(message.getJMSType());
        for (String name : names(message)) {
            if (!without.contains(name))
                copy.setObjectProperty(name, message.getObjectProperty(name));
        }
        if (!copy.propertyExists(ORIGINAL_ADDRESS)) set(copy, ORIGINAL_ADDRESS, address(message));
        return copy;
    }

    /**
     * The names of the headers to copy. The broker and JMS set their own; of those only the group
     * belongs to the message.
     */
    private static List<String> names(Message message) throws JMSException {
        Enumeration<?> names = message.getPropertyNames();
        return Collections.list(names).stream()
                .map(String.class::cast)
                .filter(Envelope::isOurs)
                .toList();
    }

    static Map<String, Object> headers(Message message) throws JMSException {
        Map<String, Object> headers = new LinkedHashMap<>();
        for (String name : names(message)) headers.put(name, message.getObjectProperty(name));
        return headers;
    }

    private static boolean isOurs(String name) {
        return name.equals(EventMessage.GROUP)
                || !(name.startsWith("JMS") || name.startsWith("_AMQ") || name.startsWith("__AMQ"));
    }

    private static Message body(Message message, JMSContext context) throws JMSException {
        return switch (message) {
            case TextMessage text -> context.createTextMessage(text.getText());
            case BytesMessage bytes -> {
                var content = new byte[(int) bytes.getBodyLength()];
                bytes.reset();
                bytes.readBytes(content);
                var copy = context.createBytesMessage();
                copy.writeBytes(content);
                yield copy;
            }
            default -> context.createMessage();
        };
    }

    static String address(Message message) throws JMSException {
        return switch (message.getJMSDestination()) {
            case Topic topic -> topic.getTopicName();
            case Queue queue -> queue.getQueueName();
            case null, default -> "";
        };
    }

    static void describe(Message letter, String id, String subscription, Failure failure)
            throws JMSException {
        set(letter, DEAD_LETTER_ID, id);
        set(letter, SUBSCRIPTION, subscription);
        set(letter, EXCEPTION, failure.exception());
        set(letter, EXCEPTION_MESSAGE, failure.message());
        set(letter, FRAME, failure.frame());
        set(letter, DIGEST, failure.digest());
        set(letter, FAILED_AT, failure.failedAt().toString());
        set(letter, FAILED_TRACEPARENT, failure.traceparent());
        letter.setIntProperty(RETRY_COUNT, failure.retries());
    }

    private static void set(Message message, String name, @Nullable String value)
            throws JMSException {
        set(message, name, value, LONGEST_TEXT);
    }

    private static void set(Message message, String name, @Nullable String value, int longest)
            throws JMSException {
        if (value == null) return;
        int end = Math.min(value.length(), longest);
        message.setStringProperty(name, value.substring(0, end));
    }
}
