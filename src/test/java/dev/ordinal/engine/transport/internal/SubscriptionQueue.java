package dev.ordinal.engine.transport.internal;

import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.transport.CloudEvent;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

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

    /** Puts all events there at once, as they would be published, but for this subscription. */
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
        message.setStringProperty(Envelope.ORIGINAL_ADDRESS, Broker.EVENTS + event.type().name());
        producer.send(binding.queue(message, context), message);
    }

    /** As the subscription itself would consume. */
    public JMSConsumer consumer(JMSContext context) {
        return binding.consumer(context);
    }

    /** The ids of the events in its dead letters, which are gone then. */
    public List<UUID> takeLetters() throws JMSException {
        try (var context = broker.createContext(JMSContext.AUTO_ACKNOWLEDGE);
                var letters = context.createConsumer(binding.deadLetters(context))) {
            var ids = new ArrayList<UUID>();
            for (Message letter = letters.receive(RECEIVE_TIMEOUT_MILLIS);
                    letter != null;
                    letter = letters.receive(RECEIVE_TIMEOUT_MILLIS)) {
                ids.add(EventMessage.read(letter).metadata().id());
            }
            return ids;
        }
    }

    @Override
    public void close() {
        broker.close();
    }
}
