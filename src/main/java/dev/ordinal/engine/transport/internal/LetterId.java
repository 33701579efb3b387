package dev.ordinal.engine.transport.internal;

import org.apache.activemq.artemis.api.core.Message;

import java.util.regex.Pattern;

/** The id of a dead letter, and the filter with which the broker finds it. */
public sealed interface LetterId {

    /** The id in a header of a letter that Ordinal wrote. */
    record Own(String id) implements LetterId {

        @Override
        public String filter() {
            return "%s AND %s = '%s'".formatted(ALL_OWN, Envelope.DEAD_LETTER_ID, quoted(id));
        }

        @Override
        public String toString() {
            return id;
        }
    }

    /**
     * The id of a letter that the broker moved.
     *
     * @param queue the queue that it was moved from
     * @param number the broker's number of the message in that queue
     */
    record Moved(String queue, long number) implements LetterId {

        @Override
        public String filter() {
            return "%s AND %s = %d".formatted(from(queue), Message.HDR_ORIG_MESSAGE_ID, number);
        }

        @Override
        public String toString() {
            return queue + "." + number;
        }
    }

    /**
     * The id of a letter that somebody else put there.
     *
     * @param queue the name of the queue without its prefix
     * @param number the broker's number of the message in that queue
     */
    record Foreign(String queue, long number) implements LetterId {

        @Override
        public String filter() {
            return ALL_FOREIGN;
        }

        @Override
        public String toString() {
            return queue + ".m" + number;
        }
    }

    /**
     * The filter for letters that the broker moved from a subscription. What a sender wrote into
     * the headers does not matter; what somebody moved from one DLQ address to another is no such
     * letter.
     */
    String ALL_MOVED =
            "(%1$s IS NOT NULL AND %1$s NOT LIKE '%2$s%%')"
                    .formatted(Message.HDR_ORIGINAL_QUEUE, Broker.DEAD_LETTERS);

    /** The filter for letters that Ordinal wrote. */
    String ALL_OWN = "%s IS NOT NULL AND NOT %s".formatted(Envelope.DEAD_LETTER_ID, ALL_MOVED);

    /** The filter for all other letters. */
    String ALL_FOREIGN = "%s IS NULL AND NOT %s".formatted(Envelope.DEAD_LETTER_ID, ALL_MOVED);

    /** The filter with which the broker finds the letter; for a foreign letter it finds more. */
    String filter();

    /** The filter for letters that the broker moved from a queue. */
    static String from(String queue) {
        return "%s = '%s'".formatted(Message.HDR_ORIGINAL_QUEUE, quoted(queue));
    }

    /** A text within a filter. */
    static String quoted(String text) {
        return text.replace("'", "''");
    }

    /** The id that a text stands for. */
    static LetterId parse(String text) {
        var others = Forms.OTHERS.matcher(text);
        if (!others.matches()) return new Own(text);
        long number = Long.parseLong(others.group(3));
        return others.group(2).isEmpty()
                ? new Moved(others.group(1), number)
                : new Foreign(others.group(1), number);
    }

    /** The forms of ids. */
    final class Forms {

        private static final Pattern OTHERS = Pattern.compile("(.+)\\.(m?)(\\d{1,18})");

        private Forms() {}
    }
}
