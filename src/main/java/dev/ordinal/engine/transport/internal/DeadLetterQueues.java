package dev.ordinal.engine.transport.internal;

import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.trace.internal.MessageSpans;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;

import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The DLQ addresses. Each operation on a letter is one transaction of the broker. */
@ApplicationScoped
public class DeadLetterQueues {

    private static final long RECEIVE_TIMEOUT_MILLIS = 5_000;

    /**
     * The number of empty results in a row after which a browser has reached the end. While a large
     * message is still being sent, the broker answers that there are no more.
     */
    private static final int LOOKS = 20;

    @Inject private Broker broker;
    @Inject private QueueDepths depths;
    @Inject private MessageSpans spans;

    /**
     * The dead letters of a subscription, the oldest first.
     *
     * @throws BrokerException if the broker is away
     */
    public List<DeadLetter> list(Binding subscription) {
        return list(List.of(subscription));
    }

    /**
     * The dead letters of some subscriptions, the oldest of each first.
     *
     * @throws BrokerException if the broker is away
     */
    public List<DeadLetter> list(List<Binding> subscriptions) {
        var waiting = waiting(subscriptions);
        if (waiting.isEmpty()) return List.of();
        return browse(context -> {
            var letters = new ArrayList<DeadLetter>();
            for (var one : waiting.entrySet()) {
                letters.addAll(list(one.getKey(), one.getValue(), context));
            }
            return letters;
        });
    }

    /** The subscriptions that have dead letters, with their number. */
    private Map<Binding, Long> waiting(List<Binding> subscriptions) {
        var count = depths.ofDeadLetters(subscriptions);
        var waiting = new LinkedHashMap<Binding, Long>();
        for (Binding subscription : subscriptions) {
            long letters = count.getOrDefault(subscription.name(), 0L);
            if (letters > 0) waiting.put(subscription, letters);
        }
        return waiting;
    }

    private static List<DeadLetter> list(Binding subscription, long expected, JMSContext context)
            throws JMSException {
        var letters = new ArrayList<DeadLetter>();
        try (var browser = context.createBrowser(subscription.deadLetters(context))) {
            Enumeration<?> messages = browser.getEnumeration();
            int inVain = 0;
            while (inVain == 0 || (letters.size() < expected && inVain < LOOKS)) {
                if (messages.hasMoreElements()) {
                    letters.add(
                            DeadLetterReader.read((Message) messages.nextElement(), subscription));
                    inVain = 0;
                } else {
                    inVain++;
                }
            }
        }
        return letters;
    }

    /**
     * One dead letter, whichever of the subscriptions it belongs to. The broker sends no other.
     *
     * @throws BrokerException if the broker is away
     */
    public Optional<DeadLetter> find(List<Binding> subscriptions, String id) {
        var waiting = waiting(subscriptions).keySet();
        if (waiting.isEmpty()) return Optional.empty();
        return browse(context -> {
            for (Binding subscription : waiting) {
                var found = find(subscription, id, context);
                if (found.isPresent()) return found;
            }
            return Optional.empty();
        });
    }

    private static Optional<DeadLetter> find(Binding subscription, String id, JMSContext context)
            throws JMSException {
        var queue = subscription.deadLetters(context);
        try (var browser = context.createBrowser(queue, selector(id))) {
            Enumeration<?> messages = browser.getEnumeration();
            return messages.hasMoreElements()
                    ? Optional.of(
                            DeadLetterReader.read((Message) messages.nextElement(), subscription))
                    : Optional.empty();
        }
    }

    /**
     * Creates a dead letter from the text and headers of a message that is no longer on the broker.
     */
    public void bury(
            Binding subscription, String body, Map<String, Object> headers, Failure failure) {
        with(
                subscription,
                "Cannot add to",
                context -> {
                    var letter = context.createTextMessage(body);
                    for (var header : headers.entrySet()) {
                        letter.setObjectProperty(header.getKey(), header.getValue());
                    }
                    if (!headers.containsKey(Envelope.ORIGINAL_ADDRESS)) {
                        letter.setStringProperty(
                                Envelope.ORIGINAL_ADDRESS,
                                Broker.EVENTS + headers.get("cloudEvents_type"));
                    }
                    Envelope.describe(letter, Ids.next().toString(), subscription.name(), failure);
                    context.createProducer().send(subscription.deadLetters(context), letter);
                    context.commit();
                    return true;
                });
    }

    /**
     * Delivers a letter to its subscription again, as it was published. Returns false if the letter
     * no longer exists.
     */
    public boolean replay(Binding subscription, String id) {
        return with(
                subscription,
                "Cannot replay",
                context -> {
                    var found = take(subscription, id, context);
                    if (found.isEmpty()) return false;
                    var alive = Envelope.alive(found.get(), context);
                    sendAgain(alive, subscription, context);
                    return true;
                });
    }

    /**
     * Sends the message in a new trace, since the trace of the event belongs to the first delivery.
     */
    private void sendAgain(Message alive, Binding subscription, JMSContext context)
            throws JMSException {
        try (var sending = spans.sending()) {
            TraceHeaders.stamp(alive, spans.sendAgain(TraceHeaders.of(alive), sending));
            context.createProducer().send(subscription.queue(alive, context), alive);
            context.commit();
        }
    }

    /**
     * Changes a letter's text; a header keeps the original text. Returns false if the letter no
     * longer exists.
     */
    public boolean edit(Binding subscription, String id, String body) {
        return with(
                subscription,
                "Cannot edit",
                context -> {
                    var found = take(subscription, id, context);
                    if (found.isEmpty()) return false;
                    var edited = Envelope.edited(found.get(), body, context);
                    context.createProducer().send(subscription.deadLetters(context), edited);
                    context.commit();
                    return true;
                });
    }

    /** Deletes a letter. Returns false if it no longer exists. */
    public boolean discard(Binding subscription, String id) {
        return with(
                subscription,
                "Cannot discard",
                context -> {
                    var found = take(subscription, id, context);
                    context.commit();
                    return found.isPresent();
                });
    }

    /**
     * Receives a letter. It waits only if the letter exists, since the broker may need time to find
     * it.
     */
    private static Optional<Message> take(Binding subscription, String id, JMSContext context)
            throws JMSException {
        var queue = subscription.deadLetters(context);
        try (var consumer = context.createConsumer(queue, selector(id))) {
            var letter = consumer.receiveNoWait();
            if (letter == null && isThere(queue, id, context)) {
                letter = consumer.receive(RECEIVE_TIMEOUT_MILLIS);
            }
            return Optional.ofNullable(letter);
        }
    }

    private static boolean isThere(Queue queue, String id, JMSContext context) throws JMSException {
        try (var browser = context.createBrowser(queue, selector(id))) {
            return browser.getEnumeration().hasMoreElements();
        }
    }

    private static String selector(String id) {
        return "%s = '%s'".formatted(Envelope.DEAD_LETTER_ID, id.replace("'", "''"));
    }

    private interface Work<T> {
        T with(JMSContext context) throws JMSException;
    }

    private <T> T browse(Work<T> work) {
        try (var context = broker.openToBrowse()) {
            return work.with(context);
        } catch (JMSException | JMSRuntimeException e) {
            throw new BrokerException("Cannot list the dead letters", e);
        }
    }

    private <T> T with(Binding subscription, String what, Work<T> work) {
        try (var context = broker.open()) {
            return work.with(context);
        } catch (JMSException | JMSRuntimeException e) {
            throw new BrokerException(what + " the dead letters of " + subscription.name(), e);
        }
    }
}
