package dev.ordinal.engine.transport;

import jakarta.jms.JMSContext;
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
     * The queue of this subscription alone: its fully qualified name (<a
     * href="https://artemis.apache.org/components/artemis/documentation/latest/address-model.html">Artemis,
     * address model</a>).
     */
    Topic queue(JMSContext context) {
        return context.createTopic(Broker.EVENTS + pattern + "::" + name);
    }

    /** Where its dead letters live. */
    Queue deadLetters(JMSContext context) {
        return context.createQueue(Broker.DEAD_LETTERS + name);
    }
}
