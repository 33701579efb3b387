package dev.ordinal.benchmark;

import dev.ordinal.engine.transport.internal.Binding;
import dev.ordinal.engine.transport.internal.SubscriptionQueue;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

import java.util.Objects;

/**
 * Consumer that receives messages and does nothing with them: the most that the broker can deliver.
 */
final class BareConsumer {

    private static final Binding BINDING = new Binding("bare", "order.created");
    private static final long RECEIVE_TIMEOUT_MILLIS = 10_000;

    private final String brokerUrl;

    BareConsumer(String brokerUrl) {
        this.brokerUrl = brokerUrl;
    }

    /** Receives like a subscription: one message at a time, settled before the next. */
    double transacted(Mixture messages) throws JMSException {
        return rate(messages, 0, JMSContext.SESSION_TRANSACTED);
    }

    /** Receives one message at a time, and does not wait until the broker has settled it. */
    double acknowledging(Mixture messages) throws JMSException {
        return rate(messages, 0, JMSContext.AUTO_ACKNOWLEDGE);
    }

    /** Receives with the client's buffer, as by default. */
    double prefetching(Mixture messages) throws JMSException {
        var usual = 1024 * 1024;
        return rate(messages, usual, JMSContext.AUTO_ACKNOWLEDGE);
    }

    private double rate(Mixture messages, int window, int mode) throws JMSException {
        try (var factory = new ActiveMQConnectionFactory(brokerUrl);
                var queue = new SubscriptionQueue(brokerUrl, BINDING)) {
            factory.setConsumerWindowSize(window);
            queue.fill(messages.events());
            try (var context = factory.createContext(mode)) {
                return receive(messages.events().size(), queue, context);
            }
        }
    }

    private static double receive(int count, SubscriptionQueue queue, JMSContext context) {
        try (var consumer = queue.consumer(context)) {
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                Objects.requireNonNull(consumer.receive(RECEIVE_TIMEOUT_MILLIS), "No message came");
                if (context.getTransacted()) context.commit();
            }
            return count * 1e9 / (System.nanoTime() - start);
        }
    }
}
