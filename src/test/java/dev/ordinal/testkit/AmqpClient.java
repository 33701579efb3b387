package dev.ordinal.testkit;

import static org.awaitility.Awaitility.await;

import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.ClientOptions;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.ConnectionOptions;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.Receiver;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.awaitility.core.ConditionTimeoutException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Client that speaks AMQP 1.0, as programs in any language do, and does not use JMS. */
public final class AmqpClient implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** The port of the broker inside the tests' server. */
    private static final int TEST_SERVER = 26616;

    private final Client client;
    private final Connection connection;

    private AmqpClient(Client client, Connection connection) {
        this.client = client;
        this.connection = connection;
    }

    /**
     * Connects to a broker on this machine.
     *
     * @param name the client id, to which the subscriptions belong
     */
    public static AmqpClient connect(String name, int port, ConnectionOptions options)
            throws ClientException {
        var client = Client.create(new ClientOptions().id(name));
        try {
            var connection = client.connect("localhost", port, options);
            connection.openFuture().get();
            return new AmqpClient(client, connection);
        } catch (ExecutionException e) {
            client.close();
            throw new ClientException("Cannot connect", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Connects to the broker inside the tests' server.
     *
     * @param name the client id, to which the subscriptions belong
     */
    public static AmqpClient ofTestServer(String name) throws ClientException {
        var login = new ConnectionOptions().user("ordinal").password(EmbeddedSecret.read());
        return connect(name, TEST_SERVER, login);
    }

    /** Subscribes durably, or continues the subscription of that name. */
    public Receiver subscribe(String address, String subscription)
            throws ClientException, InterruptedException {
        return opened(connection.openDurableReceiver(address, subscription));
    }

    /** Reads a queue. */
    public Receiver read(String queue) throws ClientException, InterruptedException {
        return opened(connection.openReceiver(queue));
    }

    /** Sends a text and waits until the broker has it. */
    public void send(String address, String text) throws ClientException, InterruptedException {
        send(address, Message.create(text));
    }

    /** Sends any message and waits until the broker has it. */
    public void send(String address, Message<?> message)
            throws ClientException, InterruptedException {
        try (var sender = connection.openSender(address)) {
            sender.openFuture().get();
            sender.send(message).awaitAccepted();
        } catch (ExecutionException e) {
            throw refused(e);
        }
    }

    private static Receiver opened(Receiver receiver) throws ClientException, InterruptedException {
        try {
            receiver.openFuture().get();
            return receiver;
        } catch (ExecutionException e) {
            throw refused(e);
        }
    }

    private static ClientException refused(ExecutionException e) {
        return new ClientException(String.valueOf(e.getMessage()), e.getCause());
    }

    /**
     * The next event of a stream. Skips others, and waits for at most 30 seconds.
     *
     * @throws AssertionError if none came; the message says of which streams events did
     */
    public static Message<byte[]> awaitEventOf(String subject, Receiver receiver) {
        var skipped = new ArrayList<String>();
        try {
            return await().atMost(SOON)
                    .until(() -> next(subject, receiver, skipped), Optional::isPresent)
                    .orElseThrow();
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "No event of %s came within %s; events of %s did"
                            .formatted(subject, SOON, skipped),
                    e);
        }
    }

    private static Optional<Message<byte[]>> next(
            String subject, Receiver receiver, List<String> skipped) throws ClientException {
        for (var at = receiver.tryReceive(); at != null; at = receiver.tryReceive()) {
            Message<byte[]> message = at.message();
            var found = String.valueOf(message.property("cloudEvents_subject"));
            if (found.equals(subject)) return Optional.of(message);
            skipped.add(found);
        }
        return Optional.empty();
    }

    /** A value that this client sends as a timestamp of AMQP. */
    @SuppressWarnings("JavaUtilDate") // the client knows no other type for it
    public static Object timestamp() {
        return new Date();
    }

    /** Leaves durable subscriptions as they are. */
    @Override
    public void close() {
        client.close();
    }
}
