package dev.ordinal.engine.transport.internal;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.log.StoredEvent;

import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reader of messages on DLQ addresses as dead letters. */
final class DeadLetterReader {

    private static final TypeReference<LinkedHashMap<String, Object>> HEADERS =
            new TypeReference<>() {};

    /** What the broker lists beside the headers of a message. */
    private static final Set<String> NO_HEADERS =
            Set.of(
                    "address",
                    "durable",
                    "expiration",
                    "messageID",
                    "priority",
                    "timestamp",
                    "type",
                    "userID");

    private DeadLetterReader() {}

    /**
     * The letter that a message on a DLQ address holds. What the message lacks is empty: it may not
     * have been written by Ordinal.
     */
    static DeadLetter read(LetterKey key, ClientMessage message) {
        return letter(
                key,
                MessageHeaders.of(message),
                Envelope.address(message),
                MessageText.of(message),
                event(message));
    }

    /**
     * The letter without its event, from what the broker lists of its headers.
     *
     * @param body its text, if that is known
     */
    static DeadLetter read(LetterKey key, JsonNode listed, @Nullable String body) {
        var headers = Json.TOLERANT.convertValue(listed, HEADERS);
        var origin = text(headers, Message.HDR_ORIGINAL_ADDRESS.toString());
        headers.keySet()
                .removeIf(name ->
                        NO_HEADERS.contains(name)
                                || name.startsWith("_AMQ")
                                || name.startsWith("__AMQ")
                                || name.startsWith("x-opt-")
                                || name.startsWith("JMS"));
        var address = text(headers, Envelope.ORIGINAL_ADDRESS);
        return letter(
                key, headers, key.id() instanceof LetterId.Own ? address : origin, body, null);
    }

    private static DeadLetter letter(
            LetterKey key,
            Map<String, Object> headers,
            String address,
            @Nullable String body,
            @Nullable StoredEvent event) {
        var failure = key.id() instanceof LetterId.Moved ? undelivered() : failure(headers);
        return new DeadLetter(
                key.name(), key.subscription(), address, failure, headers, body, event);
    }

    private static @Nullable StoredEvent event(ClientMessage message) {
        try {
            return EventMessage.read(message);
        } catch (RuntimeException _) {
            return null;
        }
    }

    /** The failure of a letter that the broker moved; it notes neither a reason nor the time. */
    private static Failure undelivered() {
        return new Failure(
                DeadLetter.UNDELIVERED,
                "The broker moved it, after it had tried to deliver it too often",
                null,
                "",
                Instant.EPOCH,
                0,
                null);
    }

    private static Failure failure(Map<String, Object> headers) {
        return new Failure(
                text(headers, Envelope.EXCEPTION),
                text(headers, Envelope.EXCEPTION_MESSAGE),
                headers.containsKey(Envelope.FRAME) ? text(headers, Envelope.FRAME) : null,
                text(headers, Envelope.DIGEST),
                instant(text(headers, Envelope.FAILED_AT)),
                Envelope.failures(headers),
                headers.containsKey(Envelope.FAILED_TRACEPARENT)
                        ? text(headers, Envelope.FAILED_TRACEPARENT)
                        : null);
    }

    private static String text(Map<String, Object> headers, String name) {
        return Objects.requireNonNullElse(headers.get(name), "").toString();
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException _) {
            return Instant.EPOCH; // it was not created by Ordinal
        }
    }
}
