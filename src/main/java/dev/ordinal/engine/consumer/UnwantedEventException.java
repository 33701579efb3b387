package dev.ordinal.engine.consumer;

import dev.ordinal.engine.message.EventName;

/**
 * Exception of the engine for an event that matches a subscription's pattern but is neither in its
 * vocabulary nor named by {@link Subscription#ignores}. The event becomes a dead letter at once.
 */
public class UnwantedEventException extends UnusableMessageException {

    private static final long serialVersionUID = 1L;

    /** The exception for an event and the subscription that got it. */
    public UnwantedEventException(String subscription, EventName type) {
        super(
                "The subscription %s gets %s, but neither handles it nor declares to ignore it"
                        .formatted(subscription, type),
                null);
    }
}
