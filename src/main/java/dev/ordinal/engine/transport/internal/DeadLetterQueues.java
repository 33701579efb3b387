package dev.ordinal.engine.transport.internal;

import dev.ordinal.engine.trace.internal.MessageSpans;
import dev.ordinal.engine.transport.internal.LetterId.Foreign;
import dev.ordinal.engine.transport.internal.LetterId.Moved;
import dev.ordinal.engine.transport.internal.LetterId.Own;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The DLQ addresses on the broker, whoever declared their subscriptions. Every method throws {@link
 * BrokerException} if the broker is away.
 */
@ApplicationScoped
public class DeadLetterQueues {

    private static final SimpleString EVERY_QUEUE = SimpleString.of(Broker.DEAD_LETTERS + "#");

    @Inject private Broker broker;
    @Inject private MessageSpans spans;

    /** The number of letters in every queue, by the name of its subscription. */
    public Map<String, Long> depths() {
        return broker.ask(session -> {
            var depths = new LinkedHashMap<String, Long>();
            for (String queue : queues(session)) {
                depths.put(LetterIndex.nameOf(queue), depth(queue, session));
            }
            return depths;
        });
    }

    /**
     * The keys of all letters, the oldest first.
     *
     * @param subscription the subscription whose letters are meant, or null for all
     */
    public List<LetterKey> keys(@Nullable String subscription) {
        return manage((management, waiting) -> LetterIndex.read(waiting, subscription, management));
    }

    /** The letters with these keys, without bodies. Those that no longer exist are left out. */
    public List<DeadLetter> headers(List<LetterKey> keys) {
        if (keys.isEmpty()) return List.of();
        return manage((management, _) -> {
            var found = new HashMap<LetterKey, DeadLetter>();
            var byQueue = keys.stream().collect(Collectors.groupingBy(LetterKey::queue));
            for (var queue : byQueue.entrySet()) {
                addHeaders(queue.getKey(), queue.getValue(), management, found);
            }
            return keys.stream().map(found::get).filter(Objects::nonNull).toList();
        });
    }

    private static void addHeaders(
            String queue,
            List<LetterKey> keys,
            QueueManagement management,
            Map<LetterKey, DeadLetter> found)
            throws Exception {
        var filter =
                keys.stream()
                        .map(key -> "(" + key.id().filter() + ")")
                        .distinct()
                        .collect(Collectors.joining(" OR "));
        for (JsonNode listed : management.headers(queue, filter)) {
            for (LetterKey key : keys) {
                if (isOf(key.id(), listed))
                    found.put(key, DeadLetterReader.read(key, listed, null));
            }
        }
    }

    private static boolean isOf(LetterId id, JsonNode listed) {
        return switch (id) {
            case Own(var own) -> listed.path(Envelope.DEAD_LETTER_ID).asString("").equals(own);
            case Moved(var from, long number) ->
                    listed.path("_AMQ_ORIG_QUEUE").asString("").equals(from)
                            && listed.path("_AMQ_ORIG_MESSAGE_ID").longValue() == number;
            case Foreign(_, long number) -> listed.path("messageID").longValue() == number;
        };
    }

    /** One letter with its body. No other is read, and the letter stays where it is. */
    public Optional<DeadLetter> find(String id) {
        return locate(id).map(this::read);
    }

    private Optional<Located> locate(String text) {
        var id = LetterId.parse(text);
        return manage((management, waiting) -> {
            for (String queue : waiting) {
                if (id instanceof Foreign(var name, _) && !queue.equals(Broker.DEAD_LETTERS + name))
                    continue;
                for (JsonNode listed : management.headers(queue, id.filter())) {
                    if (isOf(id, listed)) return Optional.of(Located.of(queue, id, listed));
                }
            }
            return Optional.empty();
        });
    }

    /** A letter, and what the broker lists of it. */
    private record Located(LetterKey key, JsonNode listed) {

        static Located of(String queue, LetterId id, JsonNode listed) {
            var name = id instanceof Moved(var from, _) ? from : LetterIndex.nameOf(queue);
            return new Located(new LetterKey(queue, name, "", id, ""), listed);
        }

        long messageId() {
            return listed.path("messageID").longValue();
        }
    }

    private DeadLetter read(Located letter) {
        return LetterTaking.look(letter.key(), letter.messageId(), broker)
                .map(message -> DeadLetterReader.read(letter.key(), message))
                .orElseGet(() -> listed(letter));
    }

    /** A letter that the broker cannot deliver to this client. */
    private DeadLetter listed(Located letter) {
        return manage((management, _) -> {
            var key = letter.key();
            var text = management.text(key.queue(), key.id().filter());
            return DeadLetterReader.read(key, letter.listed(), text);
        });
    }

    /**
     * Creates a dead letter from the text and headers of a message that is no longer on the broker.
     */
    public void bury(
            Binding subscription, String body, Map<String, Object> headers, Failure failure) {
        LetterTaking.bury(subscription.name(), body, headers, failure, broker);
    }

    /**
     * Delivers a letter to its subscription again, as it was published. Returns false if the letter
     * no longer exists.
     *
     * @throws UndeliverableException if its subscription cannot get it
     */
    public boolean replay(String id) {
        var found = locate(id);
        if (found.isEmpty()) return false;
        var letter = found.get();
        return switch (letter.key().id()) {
            case Own _ -> replay(letter.key());
            case Moved _ -> sendBack(letter);
            case Foreign _ -> throw new UndeliverableException("It was not sent as an event");
        };
    }

    /**
     * Sends a letter in a new trace, since the trace of the event belongs to the first delivery.
     */
    private boolean replay(LetterKey key) {
        try (var sending = spans.sending()) {
            return LetterTaking.replay(key, trace -> spans.sendAgain(trace, sending), broker);
        }
    }

    private boolean sendBack(Located letter) {
        var key = letter.key();
        requireQueue(key.subscription());
        return manage((management, _) -> management.sendBack(key.queue(), letter.messageId()));
    }

    private void requireQueue(String subscription) {
        boolean isThere =
                broker.ask(session -> session.queueQuery(SimpleString.of(subscription)).isExists());
        if (!isThere) throw new UndeliverableException("The broker has no queue " + subscription);
    }

    /**
     * Changes a letter's text; a header keeps the original text. Returns false if the letter no
     * longer exists.
     *
     * @throws UndeliverableException if it never was an event
     */
    public boolean edit(String id, String body) {
        var letter = locate(id);
        if (letter.isEmpty()) return false;
        var key = letter.get().key();
        if (key.id() instanceof Foreign)
            throw new UndeliverableException("It was not sent as an event");
        return LetterTaking.edit(key, body, broker);
    }

    /** Deletes a letter. Returns false if it no longer exists. */
    public boolean discard(String id) {
        return locate(id)
                .map(letter ->
                        manage((management, _) ->
                                management.remove(letter.key().queue(), letter.messageId())))
                .orElse(false);
    }

    private interface Work<T> {

        /** Does the work, with the queues that hold letters. */
        T with(QueueManagement management, List<String> waiting) throws Exception;
    }

    private <T> T manage(Work<T> work) {
        return broker.ask(session -> {
            var waiting = new ArrayList<String>();
            for (String queue : queues(session)) {
                if (depth(queue, session) > 0) waiting.add(queue);
            }
            return work.with(new QueueManagement(session), waiting);
        });
    }

    private static List<String> queues(ClientSession session) throws Exception {
        return session.addressQuery(EVERY_QUEUE).getQueueNames().stream()
                .map(SimpleString::toString)
                .filter(queue -> queue.startsWith(Broker.DEAD_LETTERS))
                .sorted()
                .toList();
    }

    private static long depth(String queue, ClientSession session) throws Exception {
        return session.queueQuery(SimpleString.of(queue)).getMessageCount();
    }
}
