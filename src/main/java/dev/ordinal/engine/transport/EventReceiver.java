package dev.ordinal.engine.transport;

import dev.ordinal.engine.store.StoredEvent;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;

import java.time.Duration;
import java.util.Optional;

/**
 * Receives the events of one durable subscription that all servers share. One event is out at a
 * time: it is settled by {@link #acknowledge}, or given back by {@link #giveBack}. Not thread-safe.
 */
public final class EventReceiver implements AutoCloseable {

    private final JMSContext context;
    private final JMSConsumer consumer;

    private EventReceiver(JMSContext context, JMSConsumer consumer) {
        this.context = context;
        this.consumer = consumer;
    }

    /**
     * Subscribes, or goes on with the backlog of an earlier subscription of that name.
     *
     * @param name the subscription's name on the broker
     * @param pattern which events: {@code order.created}, {@code order.#}, {@code *.refunded}
     * @throws BrokerException if the broker is away
     */
    public static EventReceiver subscribe(Broker broker, String name, String pattern) {
        var context = broker.open();
        try {
            var topic = context.createTopic(Broker.EVENTS + pattern);
            return new EventReceiver(context, context.createSharedDurableConsumer(topic, name));
        } catch (JMSRuntimeException e) {
            context.close();
            throw new BrokerException("Cannot subscribe " + name + " to " + pattern, e);
        }
    }

    /**
     * The next event, if one comes within the time.
     *
     * @throws BrokerException if the connection is lost
     */
    public Optional<StoredEvent> receive(Duration timeout) {
        try {
            var message = consumer.receive(timeout.toMillis());
            return message == null ? Optional.empty() : Optional.of(EventMessage.read(message));
        } catch (JMSException | JMSRuntimeException e) {
            throw new BrokerException("Cannot receive", e);
        }
    }

    /** Settles what was received. */
    public void acknowledge() {
        try {
            context.commit();
        } catch (JMSRuntimeException e) {
            throw new BrokerException("Cannot acknowledge", e);
        }
    }

    /** Leaves what was received to the broker's redelivery. */
    public void giveBack() {
        try {
            context.rollback();
        } catch (JMSRuntimeException e) {
            throw new BrokerException("Cannot give back", e);
        }
    }

    @Override
    public void close() {
        try {
            context.close();
        } catch (JMSRuntimeException e) {
            throw new BrokerException("Cannot close", e);
        }
    }
}
