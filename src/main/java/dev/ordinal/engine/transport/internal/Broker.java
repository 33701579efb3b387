package dev.ordinal.engine.transport.internal;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.validation.constraints.Min;

import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQJMSContext;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * Connections to Artemis. They are not repaired automatically: after a failure the caller closes
 * its connection and opens another, so that it knows what was not committed.
 */
@ApplicationScoped
public class Broker {

    /** The number of times that both sides show that they are alive within the longest silence. */
    private static final int CHECKS = 3;

    /** Prefix of the addresses of events: {@code events.order.created}. */
    static final String EVENTS = "events.";

    /** Prefix of the queues of a module's commands: {@code commands.inventory}. */
    static final String COMMANDS = "commands.";

    /** Prefix of the queues of dead letters: {@code dlq.<subscription>}. */
    static final String DEAD_LETTERS = "dlq.";

    /**
     * Suffix of the queue into which the broker moves what could not be delivered, of all
     * subscriptions; {@code broker.xml} names it.
     */
    static final String UNDELIVERED = "undelivered";

    /**
     * Address of the broker, such as {@code tcp://host:61616}. Without it, the server starts
     * Artemis itself.
     */
    @Inject
    @ConfigProperty(name = "ordinal.broker.url")
    private Optional<String> external;

    @Inject
    @ConfigProperty(name = "ordinal.embedded.broker.port", defaultValue = "61616")
    private int embeddedPort;

    /** User at the broker. */
    @Inject
    @ConfigProperty(name = "ordinal.broker.user", defaultValue = "ordinal")
    private String user;

    /** Password at the broker. Default: the secret that the build generates. */
    @Inject
    @ConfigProperty(name = "ordinal.broker.password", defaultValue = "ordinal")
    private String password;

    /** Time limit of one call to the broker. Unit: milliseconds. */
    @Inject
    @Min(1)
    @ConfigProperty(name = "ordinal.broker.call-timeout-millis", defaultValue = "5000")
    private long callTimeoutMillis;

    /**
     * Time after which the broker takes back the messages of a server that is silent, because it is
     * frozen or the network is cut. Unit: milliseconds.
     */
    @Inject
    @Min(1000)
    @ConfigProperty(name = "ordinal.broker.longest-silence-millis", defaultValue = "15000")
    private long longestSilenceMillis;

    private @Nullable ActiveMQConnectionFactory factory;

    /** Opens a connection with one transacted session. */
    JMSContext open() {
        try {
            return factory().createContext(user, password, JMSContext.SESSION_TRANSACTED);
        } catch (JMSRuntimeException e) {
            throw new BrokerException("Cannot connect to the broker at " + address(), e);
        }
    }

    /**
     * The session of a connection as Artemis knows it. Unlike JMS, it can give a message back
     * without counting a delivery, and sends a received message on as it is.
     */
    static ClientSession session(JMSContext connection) {
        return ((ActiveMQSession) ((ActiveMQJMSContext) connection).getSession()).getCoreSession();
    }

    /** A request to Artemis' management API for which JMS has no method. */
    interface Question<T> {

        T ask(ClientSession session) throws Exception;
    }

    /** Sends a management request over a connection of its own. */
    <T> T ask(Question<T> question) {
        try (var sessions = factory().getServerLocator().createSessionFactory();
                var session = sessions.createSession(user, password, false, true, true, false, 0)) {
            return question.ask(session);
        } catch (UndeliverableException e) {
            throw e;
        } catch (Exception e) {
            throw new BrokerException("Cannot ask the broker at " + address(), e);
        }
    }

    private synchronized ActiveMQConnectionFactory factory() {
        if (factory == null) {
            factory = newFactory();
            // A message in the buffer of a killed client would count as delivered.
            factory.setConsumerWindowSize(0);
        }
        return factory;
    }

    private ActiveMQConnectionFactory newFactory() {
        var connections = new ActiveMQConnectionFactory(url());
        connections.setCallTimeout(callTimeoutMillis);
        connections.setConnectionTTL(longestSilenceMillis);
        connections.setClientFailureCheckPeriod(longestSilenceMillis / CHECKS);
        connections.setReconnectAttempts(0);
        connections.setInitialConnectAttempts(1);
        // The client waits for this interval even after the last attempt, while other threads wait
        // for it.
        connections.setRetryInterval(1);
        return connections;
    }

    String url() {
        return external.orElse("tcp://127.0.0.1:" + embeddedPort);
    }

    /** The URL without its parameters: the password of a trust store may be among them. */
    private String address() {
        return url().replaceFirst("\\?.*", "");
    }

    /** Closes every connection that is still open. */
    @PreDestroy
    synchronized void close() {
        if (factory != null) factory.close();
    }
}
