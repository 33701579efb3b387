package dev.ordinal.engine.transport;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Topic;

/**
 * A durable subscription that must exist before events are sent, or it would miss them.
 *
 * @param name its name on the broker
 * @param pattern which events: {@code order.#}
 */
public record Binding(String name, String pattern) {

    /**
     * The way of a copy into the queue of this subscription alone: a fully qualified name (<a
     * href="https://artemis.apache.org/components/artemis/documentation/latest/address-model.html">Artemis,
     * address model</a>). Its address is the one that the original was sent to. The pattern would
     * not do: Artemis drops what is sent to a wildcard, and lets the transaction commit.
     *
     * @throws UndeliverableException if the original was no event
     */
    Topic queue(Message copy, JMSContext context) throws JMSException {
        var address = copy.getStringProperty(Envelope.ORIGINAL_ADDRESS);
        if (address == null || !address.startsWith(Broker.EVENTS))
            throw new UndeliverableException("It was not sent as an event, but to " + address);
        return context.createTopic(address + "::" + name);
    }

    /** Where its dead letters live. */
    Queue deadLetters(JMSContext context) {
        return context.createQueue(Broker.DEAD_LETTERS + name);
    }
}
