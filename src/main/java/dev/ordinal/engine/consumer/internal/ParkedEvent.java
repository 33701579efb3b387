package dev.ordinal.engine.consumer.internal;

import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.trace.internal.MessageTrace;
import dev.ordinal.engine.transport.internal.Delivery;

import java.util.Map;

/**
 * An event that waits on a parked stream.
 *
 * @param headers the headers of the message that carried the event
 * @param failures the number of times that the event failed; 0 if it only waits behind another
 */
record ParkedEvent(StoredEvent event, Map<String, Object> headers, int failures) {

    /** The tracing data of the message that carried the event. */
    MessageTrace trace() {
        return Delivery.trace(headers);
    }
}
