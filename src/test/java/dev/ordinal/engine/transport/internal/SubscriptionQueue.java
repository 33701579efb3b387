package dev.ordinal.engine.transport.internal;

import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.transport.CloudEvent;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Queue of one subscription on the broker. The test fills it and removes its dead letters. */
public final class SubscriptionQueue implements AutoCloseable {

    private static final long RECEIVE_TIMEOUT_MILLIS = 500;

    private final ActiveMQConnectionFactory broker;
    private final Binding binding;

    public SubscriptionQueue(String brokerUrl, Binding binding) {
        this.broker = new ActiveMQConnectionFactory(brokerUrl);
        this.binding = binding;
    }

    /** Sends all events at once in their published form, to this subscription only. */
    public void fill(List<StoredEvent> events) throws JMSException {
        try (var context = broker.createContext(JMSContext.SESSION_TRANSACTED)) {
            consumer(context).close();
            var producer = context.createProducer();
            for (StoredEvent event : events) send(event, producer, context);
            context.commit();
        }
    }

    private void send(StoredEvent event, JMSProducer producer, JMSContext context)
            throws JMSException {
        var message =
                EventMessage.write(CloudEvent.of(event, "urn:test", "http://localhost"), context);
        var queue = Binding.queueOfEvents(binding.name(), Broker.EVENTS + event.type().name());
        producer.send(context.createTopic(queue), message);
    }

    /** A consumer like that of the subscription. */
    public JMSConsumer consumer(JMSContext context) {
        return binding.consumer(context);
    }

    /** Removes the dead letters; returns the ids of their events. */
    public List<UUID> takeLetters() throws JMSException {
        try (var context = broker.createContext(JMSContext.AUTO_ACKNOWLEDGE);
                var letters = context.createConsumer(context.createQueue(binding.deadLetters()))) {
            var ids = new ArrayList<UUID>();
            for (Message letter = letters.receive(RECEIVE_TIMEOUT_MILLIS);
                    letter != null;
                    letter = letters.receive(RECEIVE_TIMEOUT_MILLIS)) {
                ids.add(read(letter).metadata().id());
            }
            return ids;
        }
    }

    private static StoredEvent read(Message letter) {
        return EventMessage.read(((ActiveMQMessage) letter).getCoreMessage());
    }

    @Override
    public void close() {
        broker.close();
    }
}
