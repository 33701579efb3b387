package dev.ordinal.engine.transport;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Sends events to their addresses over one connection, a batch in one transaction of the broker.
 */
@ApplicationScoped
public class EventSender {

    @Inject private Broker broker;
    @Inject @Any private Instance<Bindings> bindings;
    private @Nullable JMSContext connection;

    /**
     * Sends all events in this order, each to {@code events.<type>}. They are on the broker's disk
     * when this returns.
     *
     * @throws BrokerException if not all were taken; some may have been
     */
    public synchronized void send(List<CloudEvent> events) {
        try {
            var context = connected();
            var producer = context.createProducer();
            for (CloudEvent event : events) send(event, producer, context);
            context.commit();
        } catch (JMSException | JMSRuntimeException e) {
            close();
            throw new BrokerException("The broker did not take the events", e);
        }
    }

    private static void send(CloudEvent event, JMSProducer producer, JMSContext context)
            throws JMSException {
        var topic = context.createTopic(Broker.EVENTS + event.type());
        producer.send(topic, EventMessage.write(event, context));
    }

    private JMSContext connected() {
        if (connection == null) {
            var opened = broker.open();
            connection = opened;
            bindings.forEach(all -> all.bindings().forEach(binding -> bind(binding, opened)));
        }
        return connection;
    }

    /** A topic keeps nothing for a subscription that does not exist yet. */
    private static void bind(Binding binding, JMSContext context) {
        var topic = context.createTopic(Broker.EVENTS + binding.pattern());
        context.createSharedDurableConsumer(topic, binding.name()).close();
    }

    @PreDestroy
    synchronized void close() {
        if (connection == null) return;
        try {
            connection.close();
        } catch (JMSRuntimeException _) {
            // It was broken already; that is why it is closed.
        }
        connection = null;
    }
}
