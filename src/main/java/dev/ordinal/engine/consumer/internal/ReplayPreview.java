package dev.ordinal.engine.consumer.internal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The preview of a replay: the outcome that delivering an event to its subscription again would
 * have.
 *
 * @param detail the reason in words; empty where there is none
 */
public record ReplayPreview(
        Outcome outcome,
        @Schema(examples = "The subscription would process the event") String detail) {

    /** The outcome of a replay. */
    public enum Outcome {
        /** The subscription would process the event. */
        DELIVERED,
        /** The subscription has processed the event already, so nothing would happen. */
        RECOGNISED,
        /** The subscription ignores events of this kind. */
        PASSED_OVER,
        /** The event would be a dead letter again, at once. */
        UNREADABLE
    }
}
