package dev.ordinal.engine.consumer;

import dev.ordinal.engine.message.EventName;

/** A pattern brings an event that its subscription neither handles nor declares to ignore. */
public class UnwantedEventException extends UnusableMessageException {

    private static final long serialVersionUID = 1L;

    public UnwantedEventException(String subscription, EventName type) {
        super(
                "The subscription %s gets %s, but neither handles it nor declares to ignore it"
                        .formatted(subscription, type),
                null);
    }
}
