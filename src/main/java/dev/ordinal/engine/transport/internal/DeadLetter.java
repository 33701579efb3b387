package dev.ordinal.engine.transport.internal;

import dev.ordinal.engine.log.StoredEvent;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * A message that a subscription gave up, as it lies on its DLQ address.
 *
 * @param id of the dead letter
 * @param subscription who gave it up
 * @param address where it had been published
 * @param failure why
 * @param headers all its headers
 * @param body its text; null if it is no text
 * @param event the event in it; null if there is none
 */
public record DeadLetter(
        String id,
        String subscription,
        String address,
        Failure failure,
        Map<String, Object> headers,
        @Nullable String body,
        @Nullable StoredEvent event) {

    /** Letters of one group died of the same: exception, and first place in application code. */
    public String group() {
        var frame = failure.frame();
        return frame == null ? failure.exception() : failure.exception() + " at " + frame;
    }

    /** A header's text, or null if there is none. */
    public @Nullable String header(String name) {
        var value = headers.get(name);
        return value == null ? null : value.toString();
    }
}
