package dev.ordinal.engine.transport.internal;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQQueueExistsException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;

import java.time.Duration;

/**
 * Sender of received messages to another queue, in the transaction of their receiver. The message
 * itself is sent, so that the body keeps its type and every header its name.
 *
 * @param session the transacted session that received them
 */
record Forwarding(ClientSession session) {

    /** Sends a letter to the DLQ address of a subscription, which is created if need be. */
    void toDeadLetters(ClientMessage letter, String subscription) throws ActiveMQException {
        var queue = Broker.DEAD_LETTERS + subscription;
        if (!exists(queue)) create(queue);
        send(letter, queue, RoutingType.ANYCAST, Duration.ZERO);
    }

    /**
     * Sends a message to the queue of one subscription alone.
     *
     * @param from the address to which it was sent first
     * @throws UndeliverableException if that was not an address of this subscription, or the queue
     *     does not exist any more
     */
    void toSubscription(ClientMessage message, String subscription, String from, Duration delay)
            throws ActiveMQException {
        if (!exists(subscription)) {
            throw new UndeliverableException("The broker has no queue " + subscription);
        }
        if (Binding.isOfCommands(subscription)) {
            send(message, subscription, RoutingType.ANYCAST, delay);
        } else {
            var queue = Binding.queueOfEvents(subscription, from);
            send(message, queue, RoutingType.MULTICAST, delay);
        }
    }

    private void send(ClientMessage message, String address, RoutingType routing, Duration delay)
            throws ActiveMQException {
        message.setAddress(address);
        message.setRoutingType(routing);
        if (delay.isPositive()) {
            message.putLongProperty(
                    Message.HDR_SCHEDULED_DELIVERY_TIME,
                    System.currentTimeMillis() + delay.toMillis());
        }
        try (var producer = session.createProducer()) {
            producer.send(address, message);
        }
    }

    private boolean exists(String queue) throws ActiveMQException {
        return session.queueQuery(SimpleString.of(queue)).isExists();
    }

    private void create(String queue) throws ActiveMQException {
        try {
            session.createQueue(
                    QueueConfiguration.of(queue)
                            .setRoutingType(RoutingType.ANYCAST)
                            .setAutoCreated(true));
        } catch (ActiveMQQueueExistsException _) {
            // Another server was faster.
        }
    }
}
