package dev.ordinal.engine.transport.internal;

import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.trace.TraceContext;
import dev.ordinal.engine.trace.internal.MessageTrace;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.reader.TextMessageUtil;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Operations on one letter, each in one transaction of the broker. */
final class LetterTaking {

    /** A letter that exists comes at once, unless it is large or the broker is busy. */
    private static final long RECEIVE_TIMEOUT_MILLIS = 5_000;

    /** A letter that the broker moved may be one that it cannot deliver to anybody. */
    private static final long MOVED_TIMEOUT_MILLIS = 500;

    private LetterTaking() {}

    /** The message of a letter, which stays where it is; empty if the broker cannot deliver it. */
    static Optional<ClientMessage> look(LetterKey key, long messageId, Broker broker) {
        return with(
                "Cannot read",
                key.queue(),
                broker,
                (_, session) -> {
                    try (var consumer = consumer(key, true, session)) {
                        return receive(consumer, messageId, timeout(key));
                    } catch (ActiveMQException e) {
                        if (session.isClosed()) throw e;
                        return Optional.empty(); // the broker closed the consumer
                    }
                });
    }

    private static long timeout(LetterKey key) {
        return key.id() instanceof LetterId.Moved ? MOVED_TIMEOUT_MILLIS : RECEIVE_TIMEOUT_MILLIS;
    }

    private static Optional<ClientMessage> receive(
            ClientConsumer consumer, long messageId, long timeout) throws ActiveMQException {
        while (true) {
            var message = consumer.receive(timeout);
            if (message == null) return Optional.empty();
            if (message.getMessageID() != messageId) continue;
            message.checkCompletion();
            return Optional.of(message);
        }
    }

    /** Creates a letter. */
    static void bury(
            String subscription,
            String body,
            Map<String, Object> headers,
            Failure failure,
            Broker broker) {
        with(
                "Cannot add to",
                subscription,
                broker,
                (_, session) -> {
                    var letter = text(body, session);
                    headers.forEach((name, value) -> MessageHeaders.put(letter, name, value));
                    if (!headers.containsKey(Envelope.ORIGINAL_ADDRESS)) {
                        var type = new Attributes(headers).get("type");
                        letter.putStringProperty(Envelope.ORIGINAL_ADDRESS, Broker.EVENTS + type);
                    }
                    Envelope.describe(letter, Ids.next().toString(), subscription, failure);
                    new Forwarding(session).toDeadLetters(letter, subscription);
                    session.commit();
                    return true;
                });
    }

    private static ClientMessage text(String body, ClientSession session) {
        var message = session.createMessage(Message.TEXT_TYPE, true);
        message.setTimestamp(System.currentTimeMillis());
        TextMessageUtil.writeBodyText(message.getBodyBuffer(), SimpleString.of(body));
        return message;
    }

    /**
     * Sends a letter to its subscription. Returns false if it no longer exists.
     *
     * @param stamp the trace context in which it is sent, from that in which it was sent first
     */
    static boolean replay(
            LetterKey key, Function<MessageTrace, TraceContext> stamp, Broker broker) {
        return with(
                "Cannot replay",
                key.queue(),
                broker,
                (_, session) -> {
                    try (var consumer = consumer(key, false, session)) {
                        var letter = consumer.receive(RECEIVE_TIMEOUT_MILLIS);
                        if (letter == null) return false;
                        var from = Envelope.address(letter);
                        var trace = TraceHeaders.of(MessageHeaders.of(letter), from);
                        Envelope.forward(letter);
                        Envelope.revive(letter);
                        TraceHeaders.stamp(letter, stamp.apply(trace));
                        new Forwarding(session)
                                .toSubscription(letter, key.subscription(), from, Duration.ZERO);
                        letter.acknowledge();
                        session.commit();
                        return true;
                    }
                });
    }

    /** Replaces the text of a letter. Returns false if it no longer exists. */
    static boolean edit(LetterKey key, String body, Broker broker) {
        return with(
                "Cannot edit",
                key.queue(),
                broker,
                (_, session) -> {
                    try (var consumer = consumer(key, false, session)) {
                        var letter = consumer.receive(RECEIVE_TIMEOUT_MILLIS);
                        if (letter == null) return false;
                        var edited = text(body, session);
                        Envelope.edit(edited, letter);
                        new Forwarding(session)
                                .toDeadLetters(edited, LetterIndex.nameOf(key.queue()));
                        letter.acknowledge();
                        session.commit();
                        return true;
                    }
                });
    }

    private static ClientConsumer consumer(LetterKey key, boolean browses, ClientSession session)
            throws ActiveMQException {
        session.start();
        return session.createConsumer(key.queue(), key.id().filter(), browses);
    }

    private interface Work<T> {
        T with(JMSContext context, ClientSession session) throws ActiveMQException;
    }

    private static <T> T with(String what, String queue, Broker broker, Work<T> work) {
        try (var context = broker.open()) {
            return work.with(context, Broker.session(context));
        } catch (ActiveMQException | JMSRuntimeException e) {
            var failed = what + " the dead letters of " + queue;
            throw e instanceof ActiveMQException && !BrokerException.isOutage(e)
                    ? new UnmovableMessageException(failed, e)
                    : new BrokerException(failed, e);
        }
    }
}
