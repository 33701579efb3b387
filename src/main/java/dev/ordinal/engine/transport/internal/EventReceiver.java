package dev.ordinal.engine.transport.internal;

import dev.ordinal.engine.message.Ids;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;

import java.time.Duration;
import java.util.Optional;

/**
 * Receiver of the events of one durable subscription that all servers share. It holds one message
 * at a time, which is settled by {@link #acknowledge}, {@link #retry} or {@link #bury}, or given
 * back by {@link #giveBack}. Not thread-safe.
 */
public final class EventReceiver implements AutoCloseable {

    private final Binding binding;
    private final JMSContext context;
    private final JMSConsumer consumer;

    private EventReceiver(Binding binding, JMSContext context, JMSConsumer consumer) {
        this.binding = binding;
        this.context = context;
        this.consumer = consumer;
    }

    /**
     * Subscribes, or continues with the backlog of an earlier subscription of that name.
     *
     * @throws BrokerException if the broker is away
     */
    public static EventReceiver subscribe(Broker broker, Binding binding) {
        var context = broker.open();
        try {
            return new EventReceiver(binding, context, binding.consumer(context));
        } catch (JMSRuntimeException e) {
            context.close();
            throw new BrokerException("Cannot subscribe " + binding, e);
        }
    }

    /**
     * The next message, if one arrives within the time.
     *
     * @throws BrokerException if the connection is lost
     */
    public Optional<Delivery> receive(Duration timeout) {
        try {
            return Optional.ofNullable(consumer.receive(timeout.toMillis())).map(Delivery::new);
        } catch (JMSRuntimeException e) {
            throw new BrokerException("Cannot receive", e);
        }
    }

    /** Acknowledges the message. */
    public void acknowledge() {
        try {
            context.commit();
        } catch (JMSRuntimeException e) {
            throw new BrokerException("Cannot acknowledge", e);
        }
    }

    /** Acknowledges the message and sends a copy to this subscription, in one transaction. */
    public void retry(Delivery delivery, int failures, Duration delay) {
        try {
            var copy = Envelope.copy(delivery.message(), context);
            copy.setIntProperty(Envelope.RETRY_COUNT, failures);
            context.createProducer()
                    .setDeliveryDelay(delay.toMillis())
                    .send(binding.queue(copy, context), copy);
            context.commit();
        } catch (JMSException | JMSRuntimeException e) {
            throw new BrokerException("Cannot postpone", e);
        }
    }

    /**
     * Acknowledges the message and sends it to the subscription's DLQ address, in one transaction.
     */
    public void bury(Delivery delivery, Failure failure) {
        try {
            var letter = Envelope.copy(delivery.message(), context);
            Envelope.describe(letter, Ids.next().toString(), binding.name(), failure);
            context.createProducer().send(binding.deadLetters(context), letter);
            context.commit();
        } catch (JMSException | JMSRuntimeException e) {
            throw new BrokerException("Cannot dead-letter", e);
        }
    }

    /** Returns the message to the broker, which delivers it again at once. */
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
