package dev.ordinal.engine.transport.internal;

import dev.ordinal.engine.trace.internal.MessageSpans;
import dev.ordinal.engine.trace.internal.SentMessages;
import dev.ordinal.engine.trace.internal.SpanGroup;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Sender of messages to their addresses over one connection, a batch in one transaction. */
@ApplicationScoped
public class EventSender {

    @Inject private Broker broker;
    @Inject private MessageSpans spans;
    @Inject private SentMessages counter;
    @Inject @Any private Instance<Bindings> bindings;
    private @Nullable JMSContext connection;

    /**
     * Sends all messages in this order. They are on the broker's disk when this returns.
     *
     * @throws BrokerException if not all were taken; some may have been
     */
    public synchronized void send(List<Outgoing> messages) {
        var traces = messages.stream().map(Outgoing::trace).toList();
        try (var sending = spans.sending()) {
            try {
                sendAll(messages, sending);
                counter.sent(traces);
            } catch (JMSException | JMSRuntimeException e) {
                close();
                counter.failed(traces, e);
                throw sending.failed(
                        new BrokerException("The broker did not accept the events", e));
            }
        }
    }

    private void sendAll(List<Outgoing> messages, SpanGroup sending) throws JMSException {
        var context = connected();
        var producer = context.createProducer();
        for (Outgoing message : messages) {
            var written = message.write(context);
            TraceHeaders.stamp(written, spans.send(message.trace(), sending));
            producer.send(message.address(context), written);
        }
        context.commit();
    }

    private JMSContext connected() {
        if (connection == null) {
            var opened = broker.open();
            connection = opened;
            bindings.forEach(all -> all.bindings().forEach(binding -> bind(binding, opened)));
        }
        return connection;
    }

    /**
     * Creates the queue of a subscription, since a topic keeps nothing for a subscription that does
     * not exist yet.
     */
    private static void bind(Binding binding, JMSContext context) {
        binding.consumer(context).close();
    }

    @PreDestroy
    synchronized void close() {
        if (connection == null) return;
        try {
            connection.close();
        } catch (JMSRuntimeException _) {
            // The connection was broken already; that is why it is closed.
        }
        connection = null;
    }
}
