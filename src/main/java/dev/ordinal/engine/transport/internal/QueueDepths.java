package dev.ordinal.engine.transport.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Query for the number of messages in queues, without reading the messages. */
@ApplicationScoped
public class QueueDepths {

    @Inject private Broker broker;

    /**
     * The number of dead letters of each subscription.
     *
     * @throws BrokerException if the broker is away
     */
    public Map<String, Long> ofDeadLetters(List<Binding> subscriptions) {
        return broker.ask(session -> {
            var depths = new HashMap<String, Long>();
            for (Binding subscription : subscriptions) {
                var queue = Broker.DEAD_LETTERS + subscription.name();
                depths.put(subscription.name(), depth(queue, session));
            }
            return depths;
        });
    }

    /** The number of messages; 0 for a queue that does not exist yet. */
    private static long depth(String queue, ClientSession session) throws ActiveMQException {
        return session.queueQuery(SimpleString.of(queue)).getMessageCount();
    }
}
