package dev.ordinal.engine.transport.internal;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;

import org.apache.activemq.artemis.utils.CompositeAddress;

/**
 * Queue in which messages wait for a subscription: a durable subscription to events, which must
 * exist before they are sent, or it would miss them; or the queue of a module's commands.
 *
 * @param name the name of the queue on the broker
 * @param pattern the pattern of the events: {@code order.#}; for commands the name again
 */
public record Binding(String name, String pattern) {

    /** The queue on which the commands for a module wait. */
    public static Binding commandsFor(String module) {
        var queue = Broker.COMMANDS + module;
        return new Binding(queue, queue);
    }

    /** Whether a queue is that of a module's commands. */
    static boolean isOfCommands(String queue) {
        return queue.startsWith(Broker.COMMANDS);
    }

    /**
     * Creates a consumer of the queue; from the first call on, the broker keeps messages for it.
     */
    JMSConsumer consumer(JMSContext context) {
        return isOfCommands(name)
                ? context.createConsumer(context.createQueue(name))
                : context.createSharedDurableConsumer(
                        context.createTopic(Broker.EVENTS + pattern), name);
    }

    /**
     * The address of the queue of one subscription alone: a fully qualified name (<a
     * href="https://artemis.apache.org/components/artemis/documentation/latest/address-model.html">Artemis,
     * address model</a>). Its address is the one that the original was sent to, not the pattern:
     * Artemis drops a message that is sent to a wildcard, and lets the transaction commit.
     *
     * @param from the address to which the original was sent
     * @throws UndeliverableException if the original was no event
     */
    static String queueOfEvents(String subscription, String from) {
        if (!from.startsWith(Broker.EVENTS))
            throw new UndeliverableException("It was not sent as an event, but to " + from);
        return CompositeAddress.toFullyQualified(from, subscription);
    }

    /** The queue of its dead letters. */
    String deadLetters() {
        return Broker.DEAD_LETTERS + name;
    }
}
