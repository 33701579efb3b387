package dev.ordinal.engine.transport.internal.kafka;

import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Failure of a request to Kafka, with a message for people who run the service. */
public final class KafkaException extends RuntimeException {

    private static final long serialVersionUID = 1;

    KafkaException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * The failure of a request.
     *
     * @param servers where Kafka is
     * @param request what Kafka was asked to do, such as {@code create the topic events.ordering}
     * @param failure the exception of Kafka's client, bare or from a future
     */
    static KafkaException of(String servers, String request, Throwable failure) {
        var cause =
                failure instanceof ExecutionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        return new KafkaException(message(servers, request, cause), cause);
    }

    private static String message(String servers, String request, Throwable cause) {
        var pattern =
                switch (cause) {
                    case TimeoutException _ -> "Kafka at %s did not %s in time";
                    case AuthenticationException _ ->
                            "Kafka at %s refuses the connection, and does not %s: %s";
                    case AuthorizationException _ -> "Kafka at %s does not allow to %s: %s";
                    case RecordTooLargeException _ ->
                            "Kafka at %s cannot %s. Raise max.message.bytes of the topic: %s";
                    case RetriableException _ -> "Kafka at %s does not answer, and does not %s: %s";
                    default -> "Kafka at %s does not %s: %s";
                };
        return pattern.formatted(servers, request, cause.getMessage());
    }

    /** The failure of a client whose settings Kafka's library does not accept. */
    static KafkaException unusable(org.apache.kafka.common.KafkaException failure) {
        var reason = failure.getCause() == null ? failure : failure.getCause();
        return new KafkaException(
                "The settings of the connection to Kafka cannot be used: " + reason.getMessage(),
                failure);
    }

    /** The exception by which metrics tell the kinds of failures apart. */
    Throwable reason() {
        return getCause() == null ? this : getCause();
    }
}
