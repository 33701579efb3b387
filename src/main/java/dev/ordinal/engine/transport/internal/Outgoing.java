package dev.ordinal.engine.transport.internal;

import dev.ordinal.engine.trace.internal.MessageTrace;
import dev.ordinal.engine.transport.CloudEvent;

import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;

/** A message that this service sends to the broker, and its address. */
public sealed interface Outgoing {

    /** An event for all subscribers of {@code events.<type>}. */
    record ToAll(CloudEvent event) implements Outgoing {

        @Override
        public Destination address(JMSContext context) {
            return context.createTopic(Broker.EVENTS + event.type());
        }

        @Override
        public Message write(JMSContext context) throws JMSException {
            return EventMessage.write(event, context);
        }

        @Override
        public MessageTrace trace() {
            return TraceHeaders.of(event, Broker.EVENTS + event.type());
        }
    }

    /**
     * A command for one module.
     *
     * @param receiver the stream that it is for; commands for one stream keep their order
     */
    record ToModule(CloudEvent event, String module, String receiver) implements Outgoing {

        @Override
        public Destination address(JMSContext context) {
            return context.createQueue(Broker.COMMANDS + module);
        }

        @Override
        public Message write(JMSContext context) throws JMSException {
            var message = EventMessage.write(event, context);
            message.setStringProperty(EventMessage.GROUP, receiver);
            return message;
        }

        @Override
        public MessageTrace trace() {
            return TraceHeaders.of(event, Broker.COMMANDS + module);
        }
    }

    /** The address of the message. */
    Destination address(JMSContext context);

    /** The JMS message. */
    Message write(JMSContext context) throws JMSException;

    /** The tracing data of the message. */
    MessageTrace trace();
}
