package dev.ordinal.engine.transport.internal;

import org.apache.activemq.artemis.api.core.ActiveMQPropertyConversionException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The headers of a message. They are read and written on the message of Artemis itself, since JMS
 * accepts only Java identifiers as names, and senders over AMQP use any text.
 */
final class MessageHeaders {

    /** The headers in which the broker keeps what JMS calls by another name. */
    private static final String GROUP = Message.HDR_GROUP_ID.toString();

    private MessageHeaders() {}

    /** All headers of the message, sorted by name, without those of the broker and of JMS. */
    static Map<String, Object> of(Message message) {
        Map<String, Object> headers = new LinkedHashMap<>();
        message.getPropertyNames().stream()
                .sorted(Comparator.comparing(SimpleString::toString))
                .forEach(name -> add(name, message.getObjectProperty(name), headers));
        return headers;
    }

    private static void add(
            SimpleString property, @Nullable Object value, Map<String, Object> headers) {
        var name = property.toString();
        if (value == null) return;
        if (name.equals(GROUP)) headers.put(EventMessage.GROUP, value.toString());
        else if (!isOfBroker(name) && !name.startsWith("JMS")) headers.put(name, plain(value));
    }

    private static Object plain(Object value) {
        return value instanceof SimpleString || value instanceof Character
                ? value.toString()
                : value;
    }

    /** Sets a header to a value of any type; what the broker has no type for becomes text. */
    static void put(Message message, String name, Object value) {
        var property = name.equals(EventMessage.GROUP) ? GROUP : name;
        try {
            message.putObjectProperty(property, value);
        } catch (ActiveMQPropertyConversionException _) {
            message.putStringProperty(property, value.toString());
        }
    }

    /** Removes what the broker noted on the message on its way; the group stays. */
    static void removeMarks(Message message) {
        for (SimpleString property : List.copyOf(message.getPropertyNames())) {
            var name = property.toString();
            if (isOfBroker(name) && !isOfMessage(name)) message.removeProperty(property);
        }
    }

    private static boolean isOfBroker(String name) {
        return name.startsWith("_AMQ") || name.startsWith("__AMQ");
    }

    /** Whether a header of the broker describes the message and not its way. */
    private static boolean isOfMessage(String name) {
        return name.equals(GROUP)
                || name.equals(Message.HDR_GROUP_SEQUENCE.toString())
                || name.equals(Message.HDR_CONTENT_TYPE.toString())
                || name.startsWith("_AMQ_LARGE");
    }
}
