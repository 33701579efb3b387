package dev.ordinal.engine.transport.internal;

import dev.ordinal.engine.transport.internal.LetterId.Foreign;
import dev.ordinal.engine.transport.internal.LetterId.Moved;
import dev.ordinal.engine.transport.internal.LetterId.Own;

import org.apache.activemq.artemis.api.core.Message;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Index of the dead letters on the broker: their ids and groups, some hundred bytes a letter
 * however large it is. The broker counts letters by their headers, and the values of an id that it
 * counts are all ids.
 */
final class LetterIndex {

    /** What the broker calls a header that a message lacks. */
    private static final String NONE = "null";

    private final QueueManagement management;
    private final @Nullable String subscription;
    private final List<LetterKey> keys = new ArrayList<>();

    private LetterIndex(QueueManagement management, @Nullable String subscription) {
        this.management = management;
        this.subscription = subscription;
    }

    /**
     * The keys of the letters in these queues, the oldest first; then those that the broker moved,
     * and those of others.
     *
     * @param subscription the subscription whose letters are meant, or null for all
     */
    static List<LetterKey> read(
            List<String> queues, @Nullable String subscription, QueueManagement management)
            throws Exception {
        var index = new LetterIndex(management, subscription);
        for (String queue : queues) {
            if (index.isMeant(nameOf(queue))) {
                index.addOwn(queue);
                index.addForeign(queue);
            }
            index.addMoved(queue);
        }
        index.keys.sort(Comparator.comparing(LetterKey::order));
        return index.keys;
    }

    /** The name of the subscription whose dead letters are in a queue. */
    static String nameOf(String queue) {
        return queue.substring(Broker.DEAD_LETTERS.length());
    }

    private boolean isMeant(String name) {
        return subscription == null || subscription.equals(name);
    }

    private void addOwn(String queue) throws Exception {
        for (var exception : values(queue, LetterId.ALL_OWN, Envelope.EXCEPTION)) {
            var failed = LetterId.ALL_OWN + " AND " + is(Envelope.EXCEPTION, exception);
            for (var frame : values(queue, failed, Envelope.FRAME)) {
                var filter = failed + " AND " + is(Envelope.FRAME, frame);
                addOwn(queue, filter, DeadLetter.group(text(exception), textOrNull(frame)));
            }
        }
    }

    private void addOwn(String queue, String filter, String group) throws Exception {
        for (var one : management.count(queue, filter, Envelope.DEAD_LETTER_ID).entrySet()) {
            var id = new Own(one.getKey());
            for (int i = 0; i < one.getValue(); i++) {
                add(queue, nameOf(queue), group, id, "0 " + id);
            }
        }
    }

    private void addMoved(String queue) throws Exception {
        var from = Message.HDR_ORIGINAL_QUEUE.toString();
        for (var origin : values(queue, LetterId.ALL_MOVED, from)) {
            if (!isMeant(origin)) continue;
            var number = Message.HDR_ORIG_MESSAGE_ID.toString();
            for (var one : values(queue, LetterId.from(origin), number)) {
                var id = new Moved(origin, Long.parseLong(one));
                var order = "1 %020d %s".formatted(id.number(), id);
                add(queue, origin, DeadLetter.UNDELIVERED, id, order);
            }
        }
    }

    private void addForeign(String queue) throws Exception {
        if (management.count(queue, LetterId.ALL_FOREIGN) == 0) return;
        for (var message : management.headers(queue, LetterId.ALL_FOREIGN)) {
            var id = new Foreign(nameOf(queue), message.path("messageID").longValue());
            var exception = message.path(Envelope.EXCEPTION).asString("");
            var group =
                    DeadLetter.group(
                            exception, message.path(Envelope.FRAME).asStringOpt().orElse(null));
            add(queue, nameOf(queue), group, id, "2 %020d %s".formatted(id.number(), id));
        }
    }

    private void add(String queue, String name, String group, LetterId id, String order) {
        keys.add(new LetterKey(queue, name, group, id, order));
    }

    private List<String> values(String queue, String filter, String header) throws Exception {
        return List.copyOf(management.count(queue, filter, header).keySet());
    }

    private static String is(String header, String value) {
        var isEqual = "%s = '%s'".formatted(header, LetterId.quoted(value));
        return value.equals(NONE) ? "(%s IS NULL OR %s)".formatted(header, isEqual) : isEqual;
    }

    private static String text(String value) {
        return value.equals(NONE) ? "" : value;
    }

    private static @Nullable String textOrNull(String value) {
        return value.equals(NONE) ? null : value;
    }
}
