package dev.ordinal.engine.transport.internal;

import dev.ordinal.engine.message.Ids;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;

/**
 * Receiver of the events of one durable subscription that all servers share. What it holds is
 * settled by {@link #acknowledge}, {@link #retry}, {@link #bury} or {@link #reject}, or given back
 * by {@link #giveBack}; only rejecting counts as a delivery on the broker. After any exception the
 * caller closes it. Not thread-safe.
 */
public final class EventReceiver implements AutoCloseable {

    private final Binding binding;
    private final JMSContext context;
    private final ClientSession session;
    private final ClientConsumer consumer;
    private @Nullable ClientMessage last;

    private EventReceiver(Binding binding, JMSContext context) throws ActiveMQException {
        this.binding = binding;
        this.context = context;
        binding.consumer(context).close();
        this.session = Broker.session(context);
        this.consumer = session.createConsumer(binding.name());
        session.start();
    }

    /**
     * Subscribes, or continues with the backlog of an earlier subscription of that name.
     *
     * @throws BrokerException if the broker is away
     */
    public static EventReceiver subscribe(Broker broker, Binding binding) {
        var context = broker.open();
        try {
            return new EventReceiver(binding, context);
        } catch (ActiveMQException | JMSRuntimeException e) {
            context.close();
            throw new BrokerException("Cannot subscribe " + binding, e);
        }
    }

    /**
     * The next message, if one arrives within the time.
     *
     * @throws UnreceivableMessageException if the broker cannot deliver it
     * @throws BrokerException if the connection is lost
     */
    public Optional<Delivery> receive(Duration timeout) {
        try {
            var received = consumer.receive(timeout.toMillis());
            if (received != null) last = received;
            return Optional.ofNullable(received).map(Delivery::new);
        } catch (ActiveMQException e) {
            throw session.isClosed() || !isClosed(e)
                    ? new BrokerException("Cannot receive", e)
                    : new UnreceivableMessageException(e);
        }
    }

    private static boolean isClosed(ActiveMQException e) {
        return e.getType() == ActiveMQExceptionType.OBJECT_CLOSED;
    }

    /**
     * Acknowledges all messages that were received.
     *
     * @throws UnreceivableMessageException if the broker closed the consumer meanwhile, since it
     *     could not deliver a message behind them; they come again
     */
    public void acknowledge() {
        try {
            acknowledgeAll();
            session.commit();
        } catch (ActiveMQException e) {
            throw isWithoutConsumer(e)
                    ? new UnreceivableMessageException(e)
                    : new BrokerException("Cannot acknowledge", e);
        }
    }

    private static boolean isWithoutConsumer(ActiveMQException e) {
        return e.getType() == ActiveMQExceptionType.ILLEGAL_STATE;
    }

    /**
     * Acknowledges the message and sends it to this subscription again, in one transaction.
     *
     * @throws UnmovableMessageException if the broker does not take it
     */
    public void retry(Delivery delivery, int failures, Duration delay) {
        move(
                "Cannot postpone",
                delivery,
                (message, forwarding) -> {
                    var from = Envelope.address(message);
                    Envelope.forward(message);
                    message.putIntProperty(Envelope.RETRY_COUNT, failures);
                    forwarding.toSubscription(message, binding.name(), from, delay);
                });
    }

    /**
     * Acknowledges the message and sends it to the subscription's DLQ address, in one transaction.
     *
     * @throws UnmovableMessageException if the broker does not take it
     */
    public void bury(Delivery delivery, Failure failure) {
        move(
                "Cannot dead-letter",
                delivery,
                (message, forwarding) -> {
                    Envelope.forward(message);
                    Envelope.describe(message, Ids.next().toString(), binding.name(), failure);
                    forwarding.toDeadLetters(message, binding.name());
                });
    }

    private interface Move {
        void of(ClientMessage message, Forwarding forwarding) throws ActiveMQException;
    }

    private void move(String what, Delivery delivery, Move move) {
        try {
            move.of(delivery.message(), new Forwarding(session));
        } catch (ActiveMQException | RuntimeException e) {
            throw BrokerException.isOutage(e)
                    ? new BrokerException(what, e)
                    : new UnmovableMessageException(what, e);
        }
        acknowledge();
    }

    private void acknowledgeAll() throws ActiveMQException {
        if (last != null) last.acknowledge();
        last = null;
    }

    /** Returns what was received to the broker, which delivers it again at once. */
    public void giveBack() {
        try {
            session.rollback(false);
            last = null;
        } catch (ActiveMQException e) {
            throw new BrokerException("Cannot give back", e);
        }
    }

    /**
     * Returns a message to the broker as one whose delivery failed. After {@code
     * max-delivery-attempts} the broker moves it to {@link Broker#UNDELIVERED}.
     */
    public void reject() {
        try {
            acknowledgeAll();
            session.rollback(false);
        } catch (ActiveMQException e) {
            throw new BrokerException("Cannot reject", e);
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
