package dev.ordinal.engine.transport.internal;

import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.utils.CompositeAddress;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;

/**
 * The headers that a message gets on its way. A message is sent on as it was received, with the
 * same body and headers; nothing is copied that JMS might not be able to copy. Added headers have
 * the names of the article's, with underscores because JMS allows no dash.
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

    /** Prepares a received message to be sent on: it is kept on disk, and never expires. */
    static void forward(ClientMessage message) {
        message.putStringProperty(ORIGINAL_ADDRESS, address(message));
        MessageHeaders.removeMarks(message);
        message.setDurable(true);
        message.setExpiration(0);
    }

    /** Removes what a message has as a dead letter. */
    static void revive(ClientMessage letter) {
        OF_DEATH.forEach(letter::removeProperty);
    }

    /** Gives an edited letter the headers of the original, and the original text as a header. */
    static void edit(ClientMessage edited, ClientMessage letter) {
        for (var name : letter.getPropertyNames()) {
            var value = letter.getObjectProperty(name);
            if (value != null) edited.putObjectProperty(name, value);
        }
        edited.setCorrelationID(letter.getCorrelationID());
        var text = MessageText.of(letter);
        if (!edited.containsProperty(ORIGINAL_BODY)) set(edited, ORIGINAL_BODY, text, LONGEST_BODY);
    }

    /**
     * The address to which a message was sent first. A sender cannot forge it: only a message on a
     * DLQ address carries it as a header.
     */
    static String address(ClientMessage message) {
        var address = CompositeAddress.extractAddressName(message.getAddress());
        if (!address.startsWith(Broker.DEAD_LETTERS)) return address;
        var original = message.getStringProperty(ORIGINAL_ADDRESS);
        if (original == null) original = message.getStringProperty(Message.HDR_ORIGINAL_ADDRESS);
        return original == null ? address : original;
    }

    /** The number of failed attempts, from the headers. A sender may have set it to anything. */
    static int failures(Map<String, Object> headers) {
        return headers.get(RETRY_COUNT) instanceof Number count ? Math.max(0, count.intValue()) : 0;
    }

    static void describe(ClientMessage letter, String id, String subscription, Failure failure) {
        set(letter, DEAD_LETTER_ID, id);
        set(letter, SUBSCRIPTION, subscription);
        set(letter, EXCEPTION, failure.exception());
        set(letter, EXCEPTION_MESSAGE, failure.message());
        set(letter, FRAME, failure.frame());
        set(letter, DIGEST, failure.digest());
        set(letter, FAILED_AT, failure.failedAt().toString());
        set(letter, FAILED_TRACEPARENT, failure.traceparent());
        letter.putIntProperty(RETRY_COUNT, failure.retries());
    }

    private static void set(ClientMessage message, String name, @Nullable String value) {
        set(message, name, value, LONGEST_TEXT);
    }

    private static void set(
            ClientMessage message, String name, @Nullable String value, int longest) {
        if (value == null) return;
        int end = Math.min(value.length(), longest);
        message.putStringProperty(name, value.substring(0, end));
    }
}
