package dev.ordinal.engine.transport.internal;

import java.time.Instant;
import java.util.UUID;

/**
 * The place of a dead letter: all that the index holds of it.
 *
 * @param queue its queue: {@code dlq.order-mails}
 * @param subscription the subscription that it was for
 * @param group its group, see {@link DeadLetter#group}
 * @param id the id of the letter
 * @param order sorts letters by the time at which they were given up, and is unique
 */
public record LetterKey(
        String queue, String subscription, String group, LetterId id, String order) {

    private static final int TIME_ORDERED = 7;

    /** The id of the letter as text. */
    public String name() {
        return id.toString();
    }

    /** The time at which it was given up, from its id; {@link Instant#EPOCH} if that is unknown. */
    public Instant givenUpAt() {
        try {
            var uuid = UUID.fromString(name());
            return uuid.version() == TIME_ORDERED
                    ? Instant.ofEpochMilli(uuid.getMostSignificantBits() >>> Short.SIZE)
                    : Instant.EPOCH;
        } catch (IllegalArgumentException _) {
            return Instant.EPOCH;
        }
    }
}
