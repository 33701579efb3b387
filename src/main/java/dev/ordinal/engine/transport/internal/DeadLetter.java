package dev.ordinal.engine.transport.internal;

import dev.ordinal.engine.log.StoredEvent;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * A message on the DLQ address of the subscription that gave it up.
 *
 * @param id of the dead letter
 * @param subscription the subscription that gave it up
 * @param address the address to which it had been published
 * @param failure the reason
 * @param headers all headers of the message
 * @param body the text of the message; null if it is not a text, or only the headers were read
 * @param event the event in it; null if there is none, or only the headers were read
 */
public record DeadLetter(
        String id,
        String subscription,
        String address,
        Failure failure,
        Map<String, Object> headers,
        @Nullable String body,
        @Nullable StoredEvent event) {

    /** The group of letters that the broker moved. */
    static final String UNDELIVERED = "undelivered";

    /**
     * The group of the letter: letters of one group failed with the same exception at the same
     * place in application code.
     */
    public String group() {
        return group(failure.exception(), failure.frame());
    }

    static String group(String exception, @Nullable String frame) {
        return frame == null ? exception : exception + " at " + frame;
    }

    /** The text of a header, or null if there is no such header. */
    public @Nullable String header(String name) {
        var value = headers.get(name);
        return value == null ? null : value.toString();
    }

    /** An attribute of the CloudEvent, such as {@code type}, or null if there is none. */
    public @Nullable String attribute(String name) {
        return new Attributes(headers).get(name);
    }
}
