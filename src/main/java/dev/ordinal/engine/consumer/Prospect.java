package dev.ordinal.engine.consumer;

/**
 * What delivering an event again would come to.
 *
 * @param outcome what would happen
 * @param detail why, in words; empty where there is nothing to say
 */
public record Prospect(Outcome outcome, String detail) {

    /** What would happen. */
    public enum Outcome {
        /** The subscription would work it off. */
        DELIVERED,
        /** It has been worked off already, so nothing would happen. */
        RECOGNISED,
        /** The subscription has no interest in it. */
        PASSED_OVER,
        /** It would be a dead letter again, at once. */
        UNREADABLE
    }
}
