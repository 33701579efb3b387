package dev.ordinal.engine.log;

/**
 * A condition on the first event of a stream, by which {@link EventStore#readOfStreams} chooses
 * streams: for example {@code new FirstEvent("order", "customerId", id)} for all orders of one
 * customer.
 *
 * @param category the category of the streams
 * @param field a field at the top of the event's body, as it is stored; it must have this name in
 *     every version of the event
 * @param value the text in that field
 */
public record FirstEvent(String category, String field, String value) {

    /** The text with which the names of these streams begin. */
    String prefix() {
        return category + "-";
    }
}
