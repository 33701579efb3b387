package dev.ordinal.engine.transport.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.message.Actor;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.message.Origin;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.transport.CloudEvent;
import dev.ordinal.testkit.Stub;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;

import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.core.client.impl.ClientMessageImpl;
import org.apache.activemq.artemis.jms.client.ActiveMQBytesMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQTextMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

class EventMessageTest {

    private static final byte TYPE = ActiveMQTextMessage.TYPE;
    private static final byte PRIORITY = 4;
    private static final int SIZE = 1500;

    private static final UUID ID = UUID.fromString("0198c4f2-0000-7000-8000-000000000001");
    private static final UUID CORRELATION = UUID.fromString("0198c4f2-0000-7000-8000-000000000002");
    private static final UUID CAUSE = UUID.fromString("0198c4f2-0000-7000-8000-000000000003");
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final StoredEvent EVENT = event(TRACE, "vendor=1");

    private static StoredEvent event(@Nullable String traceparent, @Nullable String tracestate) {
        return new StoredEvent(
                new EventName("door.opened", "1.2.0"),
                "{\"angle\":90}",
                new Metadata(
                        ID,
                        new StreamId("door", "7"),
                        3,
                        42,
                        Instant.parse("2026-03-01T06:00:00.123456Z"),
                        new Origin(
                                CORRELATION,
                                CAUSE,
                                new Actor("alice", "customer"),
                                traceparent,
                                tracestate)));
    }

    private static CloudEvent cloudEvent(StoredEvent event) {
        return CloudEvent.of(event, "urn:doors", "http://doors");
    }

    @Test
    void as_json_an_event_has_the_attributes_of_cloudevents_and_its_data_in_place() {
        JsonNode json = Json.STRICT.readTree(Json.STRICT.writeValueAsString(cloudEvent(EVENT)));
        assertThat(json.propertyNames())
                .containsExactly(
                        "specversion",
                        "id",
                        "source",
                        "type",
                        "subject",
                        "time",
                        "dataschema",
                        "datacontenttype",
                        "traceparent",
                        "tracestate",
                        "partitionkey",
                        "sequence",
                        "streamversion",
                        "correlationid",
                        "causationid",
                        "actor",
                        "actorrole",
                        "data");
        assertThat(json.get("specversion").asString()).isEqualTo("1.0");
        assertThat(json.get("id").asString()).isEqualTo(ID.toString());
        assertThat(json.get("type").asString()).isEqualTo("door.opened");
        assertThat(json.get("subject").asString()).isEqualTo("door-7");
        assertThat(json.get("partitionkey").asString()).isEqualTo("door-7");
        assertThat(json.get("time").asString()).isEqualTo("2026-03-01T06:00:00.123456Z");
        assertThat(json.get("dataschema").asString())
                .isEqualTo("http://doors/schemas/door.opened/1.2.0");
        assertThat(json.get("data").get("angle").asInt()).isEqualTo(90);
    }

    @Test
    void every_attribute_name_is_one_that_cloudevents_allows() {
        JsonNode json = Json.STRICT.readTree(Json.STRICT.writeValueAsString(cloudEvent(EVENT)));
        assertThat(json.propertyNames()).allMatch(name -> name.matches("[a-z0-9]{1,20}"));
    }

    @Test
    void the_sequence_sorts_as_text_like_the_position_as_number() {
        assertThat(cloudEvent(EVENT).sequence()).isEqualTo("00000000000000000042").hasSize(20);
    }

    @Test
    void an_event_outside_a_trace_has_no_trace_attributes() {
        var json = Json.STRICT.writeValueAsString(cloudEvent(event(null, null)));
        assertThat(json).doesNotContain("trace");
    }

    @Test
    void a_message_carries_everything_and_is_read_back_as_it_was() throws JMSException {
        assertThat(EventMessage.read(core(written(EVENT)))).isEqualTo(EVENT);
        assertThat(EventMessage.read(core(written(event(null, null)))))
                .isEqualTo(event(null, null));
    }

    @Test
    void a_message_from_before_there_were_roles_can_be_read() throws JMSException {
        var message = written(EVENT);
        message.setStringProperty("cloudEvents_actorrole", null);
        assertThat(EventMessage.read(core(message)).metadata().origin().actor())
                .isEqualTo(new Actor("alice", Actor.UNKNOWN));
    }

    @Test
    void a_message_has_the_properties_that_others_look_for() throws JMSException {
        var message = written(EVENT);
        assertThat(message.getJMSCorrelationID()).isEqualTo(CORRELATION.toString());
        assertThat(message.getStringProperty("cloudEvents_type")).isEqualTo("door.opened");
        assertThat(message.getStringProperty("cloudEvents_sequence")).endsWith("42");
        assertThat(message.propertyExists("cloudEvents_datacontenttype")).isFalse();
        assertThat(message.getStringProperty("JMS_AMQP_ContentType")).isEqualTo("application/json");
        assertThat(message.getStringProperty("x_version")).isEqualTo("1.2.0");
        assertThat(message.getStringProperty("x_source")).isEqualTo("urn:doors");
        assertThat(message.getStringProperty("x_trace_id"))
                .isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(message.getStringProperty("x_span_id")).isEqualTo("b7ad6b7169203331");
        assertThat(((TextMessage) message).getText()).isEqualTo("{\"angle\":90}");
    }

    @Test
    void a_message_that_is_no_event_says_what_it_lacks() {
        assertThatThrownBy(() -> EventMessage.read(core(message("{}"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cloudEvents_");
    }

    @Test
    void the_other_prefix_of_the_amqp_binding_is_read_as_well() throws JMSException {
        var other = core(message(EVENT.body()));
        var written = core(written(EVENT));
        for (SimpleString name : written.getPropertyNames()) {
            if (!name.toString().startsWith("cloudEvents_")) continue;
            var renamed = name.toString().replace("cloudEvents_", "cloudEvents:");
            other.putStringProperty(renamed, String.valueOf(written.getObjectProperty(name)));
        }
        assertThat(EventMessage.read(other)).isEqualTo(EVENT);
    }

    @Test
    void bytes_are_read_as_text_unless_they_are_none() throws JMSException {
        var written = core(written(EVENT));
        var bytes = new ClientMessageImpl(ActiveMQBytesMessage.TYPE, true, 0, 0, PRIORITY, SIZE);
        for (SimpleString name : written.getPropertyNames()) {
            bytes.putObjectProperty(name, written.getObjectProperty(name));
        }
        bytes.getBodyBuffer().writeBytes(EVENT.body().getBytes(StandardCharsets.UTF_8));
        assertThat(EventMessage.read(bytes)).isEqualTo(EVENT);
        bytes.getBodyBuffer().writeByte((byte) 0xC3);
        assertThatThrownBy(() -> EventMessage.read(bytes)).hasMessageContaining("no text");
    }

    private static ClientMessage core(Message message) {
        return ((ActiveMQMessage) message).getCoreMessage();
    }

    private static Message written(StoredEvent event) throws JMSException {
        var context =
                Stub.of(JMSContext.class)
                        .answering("createTextMessage", text -> message((String) text[0]))
                        .get();
        return EventMessage.write(cloudEvent(event), context);
    }

    /** A message of Artemis without a session. */
    private static TextMessage message(String text) {
        var session =
                Stub.of(ClientSession.class)
                        .answering(
                                "createMessage",
                                _ -> new ClientMessageImpl(TYPE, true, 0, 0, PRIORITY, SIZE))
                        .get();
        try {
            var message = new ActiveMQTextMessage(session);
            message.setText(text);
            return message;
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }
}
