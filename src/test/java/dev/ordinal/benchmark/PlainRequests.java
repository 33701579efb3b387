package dev.ordinal.benchmark;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;

/**
 * Upper bound for checkouts: a request and its reply for each message of a checkout, one after the
 * other, persistent and each in a transaction, without a database. As in the engine, each kind of
 * message has a queue and a consumer of its own.
 */
final class PlainRequests implements AutoCloseable {

    /** The number of messages until the order is confirmed. */
    private static final int TO_CONFIRMED = 8;

    /** The number of messages until the stock is sold as well. */
    private static final int ALL = 11;

    private static final String BODY = "x".repeat(600);
    private static final long RECEIVE_TIMEOUT_MILLIS = 500;
    private static final long REPLY_TIMEOUT_MILLIS = 30_000;

    private final ActiveMQConnectionFactory broker;
    private final ExecutorService responders = Executors.newFixedThreadPool(ALL);
    private volatile boolean stopped;

    PlainRequests(String brokerUrl) {
        broker = new ActiveMQConnectionFactory(brokerUrl);
        broker.setConsumerWindowSize(0);
        for (int request = 0; request < ALL; request++) {
            var queue = queue(request);
            responders.execute(() -> respond(queue));
        }
    }

    private static String queue(int request) {
        return "plain.request-" + request;
    }

    private void respond(String queue) {
        try (var context = broker.createContext(JMSContext.SESSION_TRANSACTED);
                var requests = context.createConsumer(context.createQueue(queue))) {
            while (!stopped) {
                var request = requests.receive(RECEIVE_TIMEOUT_MILLIS);
                if (request == null) continue;
                context.createProducer().send(request.getJMSReplyTo(), BODY);
                context.commit();
            }
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Sends the messages of {@code count} checkouts, and reports the time that each took until it
     * would be confirmed.
     */
    void journeys(int count, LongConsumer nanos) {
        try (var context = broker.createContext(JMSContext.SESSION_TRANSACTED)) {
            var replies = context.createTemporaryQueue();
            try (var consumer = context.createConsumer(replies)) {
                for (int i = 0; i < count; i++) nanos.accept(journey(context, replies, consumer));
            }
        }
    }

    private static long journey(JMSContext context, Queue replies, JMSConsumer consumer) {
        long start = System.nanoTime();
        for (int request = 0; request < TO_CONFIRMED; request++)
            ask(request, context, replies, consumer);
        long time = System.nanoTime() - start;
        for (int request = TO_CONFIRMED; request < ALL; request++)
            ask(request, context, replies, consumer);
        return time;
    }

    private static void ask(int request, JMSContext context, Queue replies, JMSConsumer consumer) {
        context.createProducer()
                .setJMSReplyTo(replies)
                .send(context.createQueue(queue(request)), BODY);
        context.commit();
        Objects.requireNonNull(consumer.receive(REPLY_TIMEOUT_MILLIS), "No reply came");
        context.commit();
    }

    @Override
    public void close() {
        stopped = true;
        responders.close();
        broker.close();
    }
}
