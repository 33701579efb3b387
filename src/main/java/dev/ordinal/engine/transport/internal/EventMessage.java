package dev.ordinal.engine.transport.internal;

import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.message.Actor;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.message.Origin;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.transport.CloudEvent;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;

import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * CloudEvents as JMS messages: the attributes are properties named {@code cloudEvents_*}, which is
 * how the AMQP binding of CloudEvents looks to a JMS client; the data is the text. A client that
 * speaks AMQP 1.0 gets the same message in binary content mode (<a
 * href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/amqp-protocol-binding.md">AMQP
 * binding</a>, 3.1). The attribute {@code datacontenttype} is the content type of AMQP, and no
 * property.
 */
final class EventMessage {

    /**
     * The message group: the broker delivers a group to one receiver, which keeps its order with
     * several servers.
     */
    static final String GROUP = "JMSXGroupID";

    // Properties that Artemis reads when it converts a JMS message to AMQP.
    private static final String AMQP_CONTENT_TYPE = "JMS_AMQP_ContentType";
    private static final String AMQP_BODY = "JMS_AMQP_ORIGINAL_ENCODING";
    private static final short AMQP_DATA = 2;

    private EventMessage() {}

    static Message write(CloudEvent event, JMSContext context) throws JMSException {
        var message = context.createTextMessage(event.data());
        message.setStringProperty(GROUP, event.partitionkey());
        message.setJMSCorrelationID(event.correlationid().toString());
        attributes(event, message);
        extensions(event, message);
        forOlderReaders(event, message);
        forAmqp(event, message);
        return message;
    }

    private static void attributes(CloudEvent event, Message message) throws JMSException {
        set(message, "specversion", event.specversion());
        set(message, "id", event.id().toString());
        set(message, "source", event.source());
        set(message, "type", event.type());
        set(message, "subject", event.subject());
        set(message, "time", event.time());
        set(message, "dataschema", event.dataschema());
    }

    private static void extensions(CloudEvent event, Message message) throws JMSException {
        set(message, "traceparent", event.traceparent());
        set(message, "tracestate", event.tracestate());
        set(message, "partitionkey", event.partitionkey());
        set(message, "sequence", event.sequence());
        message.setLongProperty(Attributes.PREFIX + "streamversion", event.streamversion());
        set(message, "correlationid", event.correlationid().toString());
        set(message, "causationid", event.causationid().toString());
        set(message, "actor", event.actor());
        set(message, "actorrole", event.actorrole());
    }

    /** Adds the headers from before CloudEvents, with underscores because JMS allows no dash. */
    private static void forOlderReaders(CloudEvent event, Message message) throws JMSException {
        message.setStringProperty("x_version", event.schemaVersion());
        message.setStringProperty("x_source", event.source());
        var traceparent = event.traceparent();
        if (traceparent != null) {
            message.setStringProperty("x_trace_id", traceparent.substring(3, 35));
            message.setStringProperty("x_span_id", traceparent.substring(36, 52));
        }
    }

    /** Sets the AMQP body to bytes with a content type; without this it would be an AMQP string. */
    private static void forAmqp(CloudEvent event, Message message) throws JMSException {
        message.setStringProperty(AMQP_CONTENT_TYPE, event.datacontenttype());
        message.setShortProperty(AMQP_BODY, AMQP_DATA);
    }

    private static void set(Message message, String attribute, @Nullable String value)
            throws JMSException {
        if (value != null) message.setStringProperty(Attributes.PREFIX + attribute, value);
    }

    /**
     * The inverse of {@link #write}.
     *
     * @throws RuntimeException if the message is not such an event
     */
    static StoredEvent read(ClientMessage message) {
        var text = MessageText.of(message);
        if (text == null) throw new IllegalArgumentException("The body of the message is no text");
        return read(new Attributes(MessageHeaders.of(message)), text);
    }

    private static StoredEvent read(Attributes event, String data) {
        var type = new EventName(event.need("type"), event.schemaVersion());
        var metadata =
                new Metadata(
                        UUID.fromString(event.need("id")),
                        StreamId.parse(event.need("subject")),
                        Long.parseLong(event.need("streamversion")),
                        Long.parseLong(event.need("sequence")),
                        Instant.parse(event.need("time")),
                        origin(event));
        return new StoredEvent(type, data, metadata);
    }

    private static Origin origin(Attributes event) {
        return new Origin(
                UUID.fromString(event.need("correlationid")),
                UUID.fromString(event.need("causationid")),
                actor(event),
                event.get("traceparent"),
                event.get("tracestate"));
    }

    /** The actor of an event. Services from before roles send none. */
    private static Actor actor(Attributes event) {
        return new Actor(
                event.need("actor"),
                Objects.requireNonNullElse(event.get("actorrole"), Actor.UNKNOWN));
    }
}
