package dev.ordinal.engine.consumer;

import dev.ordinal.engine.store.StoredEvent;
import dev.ordinal.engine.trace.Passage;
import dev.ordinal.engine.transport.Delivery;

import java.util.Map;

/**
 * An event that waits.
 *
 * @param headers of the message it came in
 * @param failures how often it has failed; 0 if it only waits behind another
 */
record ParkedEvent(StoredEvent event, Map<String, Object> headers, int failures) {

    /** The way of the message that it came in. */
    Passage passage() {
        return Delivery.passage(headers);
    }
}
